/* The wrapped processes from the first to the last: signals, notifications, the end. */
#ifndef REBIND_SESSION_H
#define REBIND_SESSION_H

#include "notify.h"

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

struct session {
    pid_t main;   /* the command itself; 0 once it has ended */
    int signals;  /* a signalfd */
    int parent;   /* a pidfd whose end ends the session, or -1 */
    int status;   /* the command's exit status, once main is 0 */
    bool end_with_main;
    long long kill_at; /* in ms on the monotonic clock; 0 while nothing is being ended */
};

/* Blocks the signals that the session handles and stores the mask from before. Exits when it fails. */
int session_open_signals(sigset_t *before);

/* Returns the exit status when the last descendant is gone. */
int session_run(struct session *session, struct notifier *notifier);

#endif
