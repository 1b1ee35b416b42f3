#define _GNU_SOURCE
#include "session.h"

#include "command.h"
#include "tree.h"

#include <err.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { GRACE_MS = 5000, KILL_AGAIN_MS = 50 };

int session_open_signals(sigset_t *before)
{
    static const int handled[] = {SIGCHLD, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof handled / sizeof *handled; i++)
        sigaddset(&set, handled[i]);
    sigprocmask(SIG_BLOCK, &set, before);
    int fd = signalfd(-1, &set, SFD_CLOEXEC);
    if (fd < 0)
        err(EXIT_FAILED, "signalfd");
    return fd;
}

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static void end_all(struct session *session)
{
    if (session->kill_at != 0)
        return;
    tree_signal(SIGTERM);
    session->kill_at = now_ms() + GRACE_MS;
}

/* False when that has been tried long enough: a setuid program cannot be killed without privileges. */
static bool kill_when_due(const struct session *session)
{
    if (session->kill_at == 0 || now_ms() < session->kill_at)
        return true;
    tree_signal(SIGKILL);
    return now_ms() < session->kill_at + GRACE_MS;
}

static int next_timeout(const struct session *session)
{
    if (session->kill_at == 0)
        return -1;
    long long left = session->kill_at - now_ms();
    return left > 0 ? (int)left : KILL_AGAIN_MS;
}

/* False when the last child is gone; what orphans leave behind comes here too, as this process is their subreaper. */
static bool reap(struct session *session)
{
    int status;
    pid_t ended;
    while ((ended = waitpid(-1, &status, WNOHANG)) > 0) {
        if (ended != session->main)
            continue;
        session->main = 0;
        session->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
        if (session->end_with_main)
            end_all(session);
    }
    return ended == 0;
}

/* The terminal's own Ctrl-C reaches the command too; only what another process sends is handed on. */
static void hand_on(const struct session *session, const struct signalfd_siginfo *signal)
{
    if (session->main != 0 && signal->ssi_code <= 0)
        kill(session->main, (int)signal->ssi_signo);
}

static void take_signal(struct session *session)
{
    struct signalfd_siginfo signal;
    if (read(session->signals, &signal, sizeof signal) != sizeof signal)
        return;
    switch (signal.ssi_signo) {
    case SIGTERM:
    case SIGHUP:
        end_all(session);
        break;
    case SIGINT:
    case SIGQUIT:
        hand_on(session, &signal);
        session->end_with_main = true;
        if (session->main == 0)
            end_all(session);
        break;
    case SIGUSR1:
    case SIGUSR2:
        hand_on(session, &signal);
        break;
    default: /* SIGCHLD: reap() looks every time */
        break;
    }
}

int session_run(struct session *session, struct notifier *notifier)
{
    enum { SIGNALS, PARENT, LISTENER, WATCHED };
    struct pollfd watched[WATCHED] = {
        [SIGNALS] = {.fd = session->signals, .events = POLLIN},
        [PARENT] = {.fd = session->parent, .events = POLLIN},
        [LISTENER] = {.fd = notifier->listener.fd, .events = POLLIN},
    };
    while (reap(session)) {
        if (!kill_when_due(session))
            errx(EXIT_FAILED, "some of the processes started could not be ended");
        if (poll(watched, WATCHED, next_timeout(session)) <= 0)
            continue;
        if (watched[SIGNALS].revents != 0)
            take_signal(session);
        if ((watched[LISTENER].revents & POLLIN) != 0)
            notify_answer(notifier);
        else if (watched[LISTENER].revents != 0)
            watched[LISTENER].fd = -1; /* nobody is filtered any more */
        if (watched[PARENT].revents != 0) {
            watched[PARENT].fd = -1;
            end_all(session);
        }
    }
    return session->status;
}
