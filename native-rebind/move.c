#define _GNU_SOURCE
#include "move.h"

#include "owner.h"
#include "report.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/stat.h>

/* Without a report the port chosen is known in this process and the ones it forks. */
static _Atomic int last_port;

static int bind_at(const struct move *move, int fd, union endpoint *address, socklen_t length, int port)
{
    rule_apply(fd, address, port);
    return move->bind(fd, &address->any, length);
}

static void add_to_report(const struct move *move, struct report *report, int fd)
{
    union endpoint bound = {0};
    socklen_t length = sizeof bound;
    struct stat status;
    if (getsockname(fd, &bound.any, &length) != 0 || fstat(fd, &status) != 0)
        return;
    struct report_entry entry = {.port = endpoint_port(&bound), .pid = move->pid, .inode = status.st_ino};
    strcpy(entry.address, endpoint_loopback(&bound));
    atomic_store(&last_port, entry.port);
    report_add(report, &entry);
}

/*
 * Choosing the port and binding it are one system call, so nothing can come in between. A port chosen earlier in this
 * session is taken again, for a probe must meet the server it probes for; if a stranger got it meanwhile, another is
 * chosen, and only if it is ours does EADDRINUSE go back to the caller.
 */
static int bind_auto(const struct move *move, struct report *report, int fd, union endpoint *address, socklen_t length)
{
    rule_apply(fd, address, REBIND_AUTO);
    int port = report->fd < 0 ? atomic_load(&last_port) : report_port(report, endpoint_loopback(address));
    if (port == 0)
        return move->bind(fd, &address->any, length);
    int result = bind_at(move, fd, address, length, port);
    if (result == 0 || errno != EADDRINUSE)
        return result;
    if (report->fd < 0 || port_is_ours(report, endpoint_loopback(address), port)) {
        errno = EADDRINUSE;
        return -1;
    }
    return bind_at(move, fd, address, length, REBIND_AUTO);
}

int move_bind(const struct move *move, int fd, union endpoint *address, socklen_t length)
{
    struct report report;
    report_begin(&report, move->report);
    int result = move->rule.new_port == REBIND_AUTO
        ? bind_auto(move, &report, fd, address, length)
        : bind_at(move, fd, address, length, move->rule.new_port);
    int error = errno;
    if (result == 0)
        add_to_report(move, &report, fd);
    report_end(&report);
    errno = error;
    return result;
}
