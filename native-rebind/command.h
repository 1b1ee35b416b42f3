/* Starting the wrapped command, under the filter or with the library preloaded. */
#ifndef REBIND_COMMAND_H
#define REBIND_COMMAND_H

#include "notify.h"

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

/* Exit statuses, beside the command's own. */
enum { EXIT_FORBIDDEN = 124, EXIT_FAILED = 125, EXIT_NOT_EXECUTABLE = 126, EXIT_NOT_FOUND = 127 };

struct command {
    char **argv;         /* NULL: only try whether it could be started */
    const char *preload; /* an absolute path without blank or colon, or NULL for the filter */
    const char *old_port;
    const char *new_port;
    const char *report;     /* what a preloaded library reports to, or NULL */
    bool keep_setuid;       /* no no_new_privs: needs CAP_SYS_ADMIN */
    sigset_t mask;          /* signals blocked in the command */
};

struct started {
    pid_t pid;
    struct listener listener; /* without a descriptor (-1) when preloaded */
};

/* Exits with a message when the system does not allow it. */
struct started command_start(const struct command *command);

#endif
