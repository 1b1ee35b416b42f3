#define _GNU_SOURCE
#include "command.h"

#include <err.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static const char probe_text[] = "rebind-run";

static __attribute__((noreturn)) void forbidden(const char *what, int error, const char *fix)
{
    errno = error;
    err(EXIT_FORBIDDEN, "%s is not allowed here (%s); the command was not started", what, fix);
}

static const char *filter_fix(int error)
{
    if (error == EBUSY)
        return "another supervisor, such as an outer rebind-run, already watches this process";
    if (error == EINVAL || error == ENOSYS)
        return "it needs Linux 5.0 with CONFIG_SECCOMP_FILTER";
    return "the container's seccomp profile must allow seccomp(2)";
}

static const char *copy_fix(int error)
{
    if (error == ENOSYS)
        return "it needs Linux 5.6";
    return "Docker: --cap-add SYS_PTRACE; Yama: kernel.yama.ptrace_scope of at most 1";
}

static void set_environment(const struct command *command)
{
    static const char *const names[] = {"REBIND_OLD_PORT", "REBIND_NEW_PORT", "REBIND_PORT_OLD", "REBIND_PORT_NEW",
                                        "REBIND_REPORT"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unsetenv(names[i]);
    if (command->preload == NULL)
        return;
    const char *others = getenv("LD_PRELOAD");
    char *libraries = NULL;
    if (others == NULL || *others == '\0')
        others = "";
    if (asprintf(&libraries, "%s%s%s", command->preload, *others == '\0' ? "" : ":", others) < 0)
        err(EXIT_FAILED, "LD_PRELOAD");
    setenv("LD_PRELOAD", libraries, 1);
    setenv("REBIND_OLD_PORT", command->old_port, 1);
    setenv("REBIND_NEW_PORT", command->new_port, 1);
    if (command->report != NULL)
        setenv("REBIND_REPORT", command->report, 1);
}

static __attribute__((noreturn)) void execute(const struct command *command)
{
    if (command->argv == NULL)
        _exit(0);
    set_environment(command);
    sigprocmask(SIG_SETMASK, &command->mask, NULL);
    execvp(command->argv[0], command->argv);
    int status = errno == ENOENT ? EXIT_NOT_FOUND : EXIT_NOT_EXECUTABLE;
    warn("%s", command->argv[0]);
    _exit(status);
}

/* The listener's number goes up the channel; a byte comes back when the supervisor is ready. */
static void enter_filter(const struct command *command, int channel)
{
    char go;
    if (!command->keep_setuid)
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    struct listener listener = notify_install_filter();
    if (write(channel, &listener, sizeof listener) != sizeof listener || read(channel, &go, 1) != 1)
        _exit(EXIT_FORBIDDEN);
    close(listener.fd);
    close(channel);
}

/* Fetched by pidfd_getfd and not sent, so that what every move needs is tried before the command runs. */
static struct listener take_listener(pid_t child, int channel)
{
    struct listener listener;
    char copy[sizeof probe_text];
    if (read(channel, &listener, sizeof listener) != sizeof listener)
        errx(EXIT_FAILED, "the command's process ended before it could be started");
    if (listener.fd < 0)
        forbidden("seccomp user notification", -listener.fd, filter_fix(-listener.fd));
    int handle = (int)syscall(SYS_pidfd_open, child, 0);
    listener.fd = handle < 0 ? -1 : (int)syscall(SYS_pidfd_getfd, handle, listener.fd, 0);
    if (listener.fd < 0)
        forbidden("pidfd_getfd", errno, copy_fix(errno));
    close(handle);
    int error = notify_read_memory(child, (uintptr_t)probe_text, copy, sizeof copy);
    if (error != 0)
        forbidden("process_vm_readv", -error, copy_fix(-error));
    return listener;
}

struct started command_start(const struct command *command)
{
    int channel[2];
    pid_t supervisor = getpid();
    if (command->preload == NULL && !notify_fits())
        forbidden("seccomp user notification", errno, filter_fix(errno));
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, channel) != 0)
        err(EXIT_FAILED, "socketpair");
    struct started started = {.pid = fork(), .listener = {.fd = -1}};
    if (started.pid < 0)
        err(EXIT_FAILED, "fork");
    if (started.pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        close(channel[0]);
        if (getppid() != supervisor)
            _exit(EXIT_FAILED);
        if (command->preload == NULL)
            enter_filter(command, channel[1]);
        execute(command);
    }
    close(channel[1]);
    if (command->preload == NULL) {
        started.listener = take_listener(started.pid, channel[0]);
        if (write(channel[0], "", 1) != 1)
            err(EXIT_FAILED, "the command's process");
    }
    close(channel[0]);
    return started;
}
