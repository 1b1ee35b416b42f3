#define _GNU_SOURCE
#include "notify.h"

#include <err.h>
#include <errno.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* A verdict is 0 or -errno, the answer to the caller, or PASS: the kernel is to do what was asked. */
enum { PASS = 1 };

/* Newer kernels may have longer notifications than these headers. */
union request {
    struct seccomp_notif notif;
    char bytes[512];
};

union response {
    struct seccomp_notif_resp resp;
    char bytes[512];
};

struct bind_call {
    int fd;
    unsigned long long address;
    socklen_t length;
};

bool notify_fits(void)
{
    struct seccomp_notif_sizes sizes;
    if (syscall(SYS_seccomp, SECCOMP_GET_NOTIF_SIZES, 0, &sizes) != 0)
        return false;
    errno = EOVERFLOW;
    return sizes.seccomp_notif <= sizeof(union request) && sizes.seccomp_notif_resp <= sizeof(union response);
}

int notify_read_memory(pid_t pid, unsigned long long from, void *to, size_t length)
{
    struct iovec local = {.iov_base = to, .iov_len = length};
    struct iovec remote = {.iov_base = (void *)(uintptr_t)from, .iov_len = length};
    ssize_t got = process_vm_readv(pid, &local, 1, &remote, 1, 0);
    if (got < 0)
        return -errno;
    return (size_t)got == length ? 0 : -EFAULT;
}

static int read_call(const struct seccomp_notif *notif, struct bind_call *call)
{
    const unsigned long long *args = (const unsigned long long *)notif->data.args;
    *call = (struct bind_call){.fd = (int)args[0], .address = args[1], .length = (socklen_t)args[2]};
#if defined(__x86_64__)
    if (notif->data.arch != AUDIT_ARCH_I386 || notif->data.nr != I386_SOCKETCALL)
        return 0;
    uint32_t words[3];
    int error = notify_read_memory((pid_t)notif->pid, (uint32_t)args[1], words, sizeof words);
    if (error == 0)
        *call = (struct bind_call){.fd = (int)words[0], .address = words[1], .length = words[2]};
    else
        call->length = sizeof(struct sockaddr_in); /* not known: the worst */
    return error;
#else
    return 0;
#endif
}

static pid_t process_of_thread(pid_t thread)
{
    char path[48], line[128];
    int process = -1;
    snprintf(path, sizeof path, "/proc/%d/status", thread);
    FILE *status = fopen(path, "re");
    if (status == NULL)
        return -1;
    while (process < 0 && fgets(line, sizeof line, status) != NULL)
        if (sscanf(line, "Tgid: %d", &process) != 1)
            process = -1;
    fclose(status);
    return process;
}

/* Only a process's first thread can be opened by its own number. */
static int open_process(pid_t thread, pid_t *process)
{
    *process = thread;
    int handle = (int)syscall(SYS_pidfd_open, thread, 0);
    if (handle >= 0)
        return handle;
    *process = process_of_thread(thread);
    return *process > 0 ? (int)syscall(SYS_pidfd_open, *process, 0) : -1;
}

static int copy_socket(pid_t thread, int fd, pid_t *process)
{
    int handle = open_process(thread, process);
    if (handle < 0)
        return -ESRCH;
    int copy = (int)syscall(SYS_pidfd_getfd, handle, fd, 0);
    int result = copy < 0 ? -errno : copy;
    close(handle);
    return result;
}

static bool is_still_waiting(const struct notifier *notifier, const struct seccomp_notif *notif)
{
    return ioctl(notifier->listener.fd, SECCOMP_IOCTL_NOTIF_ID_VALID, &notif->id) == 0;
}

static ino_t inode_of(int fd)
{
    struct stat status;
    return fstat(fd, &status) == 0 ? status.st_ino : 0;
}

static bool was_moved(const struct notifier *notifier, ino_t inode)
{
    for (size_t i = 0; i < REMEMBERED; i++)
        if (notifier->moved[i] == inode)
            return true;
    return false;
}

static int move_copy(struct notifier *notifier, int copy, union endpoint *address, socklen_t length)
{
    if (!rule_concerns(copy, address))
        return PASS;
    ino_t inode = inode_of(copy);
    bool started_again = notifier->listener.restarts && was_moved(notifier, inode);
    if (!started_again && move_bind(&notifier->move, copy, address, length) != 0)
        return -errno;
    notifier->moved[notifier->moves++ % REMEMBERED] = inode;
    return 0;
}

static int move_socket(struct notifier *notifier, const struct seccomp_notif *notif, const struct bind_call *call,
                       union endpoint *address)
{
    int copy = copy_socket((pid_t)notif->pid, call->fd, &notifier->move.pid);
    if (copy == -EBADF)
        return PASS;
    if (copy < 0) {
        warnx("port %d asked for by process %d cannot be moved (%s): refused", notifier->move.rule.old_port,
              (int)notif->pid, strerror(-copy));
        return -EACCES;
    }
    int verdict = -EACCES;
    if (is_still_waiting(notifier, notif))
        verdict = move_copy(notifier, copy, address, call->length);
    close(copy); /* before the answer: the caller's close must free the port */
    return verdict;
}

/* A process that forbids a look at its memory may bind all that cannot be an Internet address. */
static int judge_unreadable(const struct seccomp_notif *notif, const struct bind_call *call)
{
    bool could_be_inet = call->length == sizeof(struct sockaddr_in)
        || (call->length >= SHORTEST_IPV6 && call->length <= sizeof(struct sockaddr_in6))
        || call->length == sizeof(struct sockaddr_storage);
    if (!could_be_inet)
        return PASS;
    warnx("process %d binds an address that may not be read: refused", (int)notif->pid);
    return -EACCES;
}

static int judge(struct notifier *notifier, const struct seccomp_notif *notif)
{
    struct bind_call call;
    union endpoint address = {0};
    int error = read_call(notif, &call);
    if (error == 0 && !rule_can_concern(call.length))
        return PASS;
    if (error == 0)
        error = notify_read_memory((pid_t)notif->pid, call.address, &address, call.length);
    if (error == -EFAULT || error == -ESRCH)
        return PASS;
    if (error != 0)
        return judge_unreadable(notif, &call);
    if (!rule_matches(&notifier->move.rule, &address, call.length))
        return PASS;
    return move_socket(notifier, notif, &call, &address);
}

void notify_answer(struct notifier *notifier)
{
    union request request;
    union response response;
    memset(&request, 0, sizeof request);
    memset(&response, 0, sizeof response);
    if (ioctl(notifier->listener.fd, SECCOMP_IOCTL_NOTIF_RECV, &request) != 0)
        return; /* the caller was killed or interrupted meanwhile */
    int verdict = judge(notifier, &request.notif);
    response.resp.id = request.notif.id;
    if (verdict == PASS)
        response.resp.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    else
        response.resp.error = verdict;
    ioctl(notifier->listener.fd, SECCOMP_IOCTL_NOTIF_SEND, &response);
}
