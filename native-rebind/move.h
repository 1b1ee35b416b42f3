/* A matching bind, done at its new place. Allocates nothing. */
#ifndef REBIND_MOVE_H
#define REBIND_MOVE_H

#include "rule.h"

#include <sys/types.h>

typedef int bind_function(int fd, const struct sockaddr *address, socklen_t length);

struct move {
    struct rule rule;
    bind_function *bind;
    int report; /* an open report, or -1 */
    pid_t pid;  /* who binds */
};

/* Binds fd where the rule says. The address is overwritten. Returns 0, or -1 with errno as bind() would set it. */
int move_bind(const struct move *move, int fd, union endpoint *address, socklen_t length);

#endif
