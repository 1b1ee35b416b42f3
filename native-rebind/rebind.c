/*
 * LD_PRELOAD library: a bind() that asks for REBIND_OLD_PORT gets the loopback port REBIND_NEW_PORT instead.
 * Everything else reaches the next bind() as it came. Allocates nothing and may be called from a signal handler.
 */
#define _GNU_SOURCE
#include "move.h"
#include "report.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { KERNEL_SIGSET_BYTES = _NSIG / 8, NO_SUCH_HOW = -1 };

static bind_function *_Atomic next_bind;

__attribute__((constructor)) static void find_next_bind(void)
{
    atomic_store(&next_bind, (bind_function *)dlsym(RTLD_NEXT, "bind"));
}

static int call_next_bind(int fd, const struct sockaddr *address, socklen_t length)
{
    if (atomic_load(&next_bind) == NULL)
        find_next_bind(); /* another library's constructor binds before ours ran */
    bind_function *next = atomic_load(&next_bind);
    if (next != NULL)
        return next(fd, address, length);
    return (int)syscall(SYS_bind, fd, address, length);
}

/* The kernel reads the set before it looks at how: a readability test that no sandbox forbids. */
static bool is_readable(const char *eight_bytes)
{
    long result = syscall(SYS_rt_sigprocmask, NO_SUCH_HOW, eight_bytes, NULL, KERNEL_SIGSET_BYTES);
    return result == 0 || errno != EFAULT;
}

/* The address may be anything at all; an unreadable one is the kernel's to refuse. */
static bool copy_address(union endpoint *copy, const struct sockaddr *address, socklen_t length)
{
    const char *bytes = (const char *)address;
    if (!rule_can_concern(length) || (uintptr_t)bytes + length < (uintptr_t)bytes)
        return false;
    if (!is_readable(bytes) || !is_readable(bytes + length - KERNEL_SIGSET_BYTES))
        return false;
    memcpy(copy, bytes, length);
    return true;
}

static const char *variable(const char *name, const char *other_spelling)
{
    const char *value = secure_getenv(name);
    return value != NULL ? value : secure_getenv(other_spelling);
}

static bool rule_from_environment(struct rule *rule)
{
    return rule_parse(rule, variable("REBIND_OLD_PORT", "REBIND_PORT_OLD"),
                      variable("REBIND_NEW_PORT", "REBIND_PORT_NEW"));
}

/* Neither a signal handler that binds nor a cancelled thread may meet the report's lock held. */
static int move_undisturbed(struct move *move, int fd, union endpoint *address, socklen_t length)
{
    sigset_t all, before;
    int cancellation;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &cancellation);
    const char *path = secure_getenv("REBIND_REPORT");
    move->report = path != NULL && *path != '\0' ? report_open(path) : -1;
    int result = move_bind(move, fd, address, length);
    int error = errno;
    if (move->report >= 0)
        close(move->report);
    pthread_setcancelstate(cancellation, NULL);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return result;
}

__attribute__((visibility("default"))) int bind(int fd, const struct sockaddr *address, socklen_t length)
{
    int errno_before = errno;
    union endpoint copy = {0};
    struct move move = {.bind = call_next_bind, .pid = getpid()};
    if (copy_address(&copy, address, length) && rule_from_environment(&move.rule)
        && rule_matches(&move.rule, &copy, length) && rule_concerns(fd, &copy)) {
        errno = errno_before;
        int result = move_undisturbed(&move, fd, &copy, length);
        if (result == 0)
            errno = errno_before;
        return result;
    }
    errno = errno_before;
    return call_next_bind(fd, address, length);
}
