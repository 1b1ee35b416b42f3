#define _GNU_SOURCE
#include "owner.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

struct question {
    const struct report *report;
    const char *address;
    int port;
};

/* The next socket reported at the address and port in question. */
static bool next_reported(const struct question *asked, size_t *at, struct report_entry *entry)
{
    while (report_next(asked->report, at, entry))
        if (entry->port == asked->port && strcmp(entry->address, asked->address) == 0)
            return true;
    return false;
}

static bool is_reported(const struct question *asked, unsigned long long inode)
{
    struct report_entry entry;
    for (size_t at = 0; next_reported(asked, &at, &entry);)
        if (entry.inode == inode)
            return true;
    return false;
}

static unsigned long long number(const char *text, unsigned int base)
{
    unsigned long long value = 0;
    for (;; text++) {
        unsigned int digit;
        if (*text >= '0' && *text <= '9')
            digit = (unsigned int)(*text - '0');
        else if (*text >= 'A' && *text <= 'F')
            digit = (unsigned int)(*text - 'A') + 10;
        else
            return value;
        value = value * base + digit;
    }
}

/* A line of /proc/net/tcp: "sl local:port remote:port state tx:rx timer:when retransmits uid timeout inode …". */
static bool is_reported_listener(const char *line, const struct question *asked)
{
    enum { LOCAL = 1, STATE = 3, INODE = 9, FIELDS, LISTENING = 0x0A };
    const char *field[FIELDS] = {0};
    for (int count = 0; count < FIELDS; count++) {
        while (*line == ' ')
            line++;
        if (*line == '\0')
            return false;
        field[count] = line;
        while (*line != ' ' && *line != '\0')
            line++;
    }
    const char *colon = strchr(field[LOCAL], ':');
    return colon != NULL && number(colon + 1, 16) == (unsigned long long)asked->port
        && number(field[STATE], 16) == LISTENING && is_reported(asked, number(field[INODE], 10));
}

static bool any_reported_listener(int table, const struct question *asked)
{
    char text[1024];
    size_t held = 0;
    for (;;) {
        ssize_t got = read(table, text + held, sizeof text - 1 - held);
        if (got <= 0)
            return false;
        held += (size_t)got;
        text[held] = '\0';
        char *line = text;
        for (char *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
            *end = '\0';
            if (is_reported_listener(line, asked))
                return true;
        }
        held -= (size_t)(line - text);
        memmove(text, line, held);
        if (held == sizeof text - 1)
            return false;
    }
}

static int open_process_descriptors(pid_t pid)
{
    char path[32] = "/proc/", digits[12];
    size_t count = 0, length = strlen(path);
    do {
        digits[count++] = (char)('0' + pid % 10);
        pid /= 10;
    } while (pid > 0);
    while (count > 0)
        path[length++] = digits[--count];
    memcpy(path + length, "/fd", sizeof "/fd");
    return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static bool is_socket(int directory, const char *name, unsigned long long inode)
{
    char target[64];
    ssize_t length = readlinkat(directory, name, target, sizeof target - 1);
    static const char prefix[] = "socket:[";
    if (length < 0)
        return false;
    target[length] = '\0';
    return strncmp(target, prefix, strlen(prefix)) == 0 && number(target + strlen(prefix), 10) == inode;
}

struct kernel_dirent {
    unsigned long long inode;
    long long offset;
    unsigned short length;
    unsigned char type;
    char name[];
};

/* A socket that is bound and does not listen stands in no table: look where it was bound. */
static bool process_holds(const struct report_entry *entry)
{
    int directory = open_process_descriptors(entry->pid);
    if (directory < 0)
        return errno != ENOENT;
    union {
        struct kernel_dirent first;
        char bytes[1024];
    } entries;
    bool found = false;
    for (long got; !found && (got = syscall(SYS_getdents64, directory, &entries, sizeof entries)) > 0;) {
        for (long at = 0; !found && at < got;) {
            const struct kernel_dirent *descriptor = (const struct kernel_dirent *)(const void *)(entries.bytes + at);
            found = is_socket(directory, descriptor->name, entry->inode);
            at += descriptor->length;
        }
    }
    close(directory);
    return found;
}

bool port_is_ours(const struct report *report, const char *address, int port)
{
    static const char *const tables[] = {"/proc/net/tcp", "/proc/net/tcp6"};
    const struct question asked = {report, address, port};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        int table = open(tables[i], O_RDONLY | O_CLOEXEC);
        if (table < 0 && i == 0)
            return true;
        bool found = table >= 0 && any_reported_listener(table, &asked);
        if (table >= 0)
            close(table);
        if (found)
            return true;
    }
    struct report_entry entry;
    for (size_t at = 0; next_reported(&asked, &at, &entry);)
        if (process_holds(&entry))
            return true;
    return false;
}
