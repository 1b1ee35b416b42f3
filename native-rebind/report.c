#define _GNU_SOURCE
#include "report.h"

#include "rule.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A session that binds for weeks must not fill the disk; nobody reads lines this old. */
enum { REPORT_LIMIT = 64 * 1024 };

int report_open(const char *path)
{
    /* Without O_CREAT first: fs.protected_regular forbids it on another user's file in /tmp. */
    const int flags = O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
    int fd = open(path, flags);
    if (fd < 0 && errno == ENOENT)
        fd = open(path, flags | O_CREAT | O_EXCL, 0600);
    if (fd < 0 && errno == EEXIST)
        fd = open(path, flags);
    struct stat status;
    if (fd >= 0 && (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode))) {
        close(fd);
        errno = EINVAL;
        return -1;
    }
    return fd;
}

static void set_lock(int fd, short type)
{
    struct flock lock = {.l_type = type, .l_whence = SEEK_SET};
    while (fcntl(fd, F_OFD_SETLKW, &lock) != 0 && errno == EINTR)
        continue;
}

/* The tail begins anywhere in a line. */
static void drop_first_line(struct report *report)
{
    const char *end = memchr(report->lines, '\n', report->length);
    size_t dropped = end == NULL ? report->length : (size_t)(end - report->lines) + 1;
    report->length -= dropped;
    memmove(report->lines, report->lines + dropped, report->length);
}

void report_begin(struct report *report, int fd)
{
    report->fd = fd;
    report->length = 0;
    if (fd < 0)
        return;
    set_lock(fd, F_WRLCK);
    struct stat status;
    if (fstat(fd, &status) != 0)
        return;
    off_t from = status.st_size > REPORT_TAIL ? status.st_size - REPORT_TAIL : 0;
    ssize_t length = pread(fd, report->lines, sizeof report->lines, from);
    report->length = length > 0 ? (size_t)length : 0;
    if (from > 0)
        drop_first_line(report);
}

void report_end(struct report *report)
{
    /* Unlocked by hand: a child forked meanwhile may still have the descriptor. */
    if (report->fd >= 0)
        set_lock(report->fd, F_UNLCK);
}

static char *put_text(char *to, const char *text)
{
    size_t length = strlen(text);
    memcpy(to, text, length);
    return to + length;
}

static char *put_number(char *to, unsigned long long number)
{
    char digits[24];
    size_t count = 0;
    do {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    while (count > 0)
        *to++ = digits[--count];
    return to;
}

void report_add(struct report *report, const struct report_entry *entry)
{
    if (report->fd < 0)
        return;
    char line[128];
    char *end = put_text(line, entry->address);
    *end++ = ' ';
    end = put_number(end, (unsigned long long)entry->port);
    *end++ = ' ';
    end = put_number(end, (unsigned long long)entry->pid);
    *end++ = ' ';
    end = put_number(end, entry->inode);
    *end++ = '\n';
    struct stat status;
    if (fstat(report->fd, &status) == 0 && status.st_size > REPORT_LIMIT && ftruncate(report->fd, 0) != 0)
        return;
    ssize_t written = write(report->fd, line, (size_t)(end - line));
    (void)written; /* a full disk costs the report, not the server */
}

static bool take_word(const char **at, const char *end, char *word, size_t size)
{
    size_t length = 0;
    while (*at < end && **at != ' ') {
        if (length + 1 == size)
            return false;
        word[length++] = *(*at)++;
    }
    word[length] = '\0';
    if (*at < end)
        (*at)++;
    return length > 0;
}

static bool take_number(const char **at, const char *end, unsigned long long *number)
{
    char word[20];
    if (!take_word(at, end, word, sizeof word))
        return false;
    *number = 0;
    for (const char *digit = word; *digit != '\0'; digit++) {
        if (*digit < '0' || *digit > '9')
            return false;
        *number = *number * 10 + (unsigned long long)(*digit - '0');
    }
    return true;
}

static bool parse_line(const char *at, const char *end, struct report_entry *entry)
{
    unsigned long long port, pid;
    if (!take_word(&at, end, entry->address, sizeof entry->address) || !take_number(&at, end, &port)
        || !take_number(&at, end, &pid) || !take_number(&at, end, &entry->inode))
        return false;
    entry->port = port <= REBIND_MAX_PORT ? (int)port : 0;
    entry->pid = (pid_t)pid;
    return entry->port != 0;
}

bool report_next(const struct report *report, size_t *at, struct report_entry *entry)
{
    while (*at < report->length) {
        const char *line = report->lines + *at;
        const char *end = memchr(line, '\n', report->length - *at);
        if (end == NULL)
            return false;
        *at = (size_t)(end - report->lines) + 1;
        if (parse_line(line, end, entry))
            return true;
    }
    return false;
}

int report_port(const struct report *report, const char *address)
{
    struct report_entry entry;
    int same = 0, any = 0;
    for (size_t at = 0; report_next(report, &at, &entry);) {
        any = entry.port;
        if (strcmp(entry.address, address) == 0)
            same = entry.port;
    }
    return same != 0 ? same : any;
}
