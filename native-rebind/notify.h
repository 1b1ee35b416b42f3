/* bind() watched at the system call: a seccomp filter in the wrapped program, its supervisor here. */
#ifndef REBIND_NOTIFY_H
#define REBIND_NOTIFY_H

#include "move.h"

#include <sys/types.h>

enum { REMEMBERED = 256, I386_SOCKETCALL = 102 };

struct listener {
    int fd;        /* or -errno */
    bool restarts; /* before Linux 5.19 a signal makes a waiting bind() start again, moved already or not */
};

struct notifier {
    struct listener listener;
    struct move move;
    ino_t moved[REMEMBERED]; /* where binds restart: the sockets bound last, in a ring */
    unsigned int moves;
};

/* Filters the calling process and all that it starts. */
struct listener notify_install_filter(void);

/* False, with errno, when a notification of this kernel does not fit. */
bool notify_fits(void);

/* Takes one notification, binds or passes, answers. */
void notify_answer(struct notifier *notifier);

/* Copies memory of another process; -errno, or -EFAULT when not all of it could be read. */
int notify_read_memory(pid_t pid, unsigned long long from, void *to, size_t length);

#endif
