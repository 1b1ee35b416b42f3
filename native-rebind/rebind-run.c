/*
 * rebind-run: does at the system call what rebind.so does in the library, for programs that never call libc's bind,
 * and keeps the wrapped processes together: they end with it, and it ends with the last of them.
 */
#define _GNU_SOURCE
#include "command.h"
#include "notify.h"
#include "report.h"
#include "session.h"

#include <err.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char usage_text[] =
    "usage: rebind-run [OPTION]... OLD NEW|auto COMMAND [ARGUMENT]...\n"
    "       rebind-run --check\n"
    "Runs COMMAND; where it or a descendant binds a stream socket to port OLD, it gets the loopback port NEW.\n"
    "  --report FILE    append \"ADDRESS PORT PID INODE\" for every bind moved (default: $REBIND_REPORT)\n"
    "  --with-parent    end, with all that was started, when the process that started rebind-run ends\n"
    "  --keep-setuid    let setuid programs work (needs CAP_SYS_ADMIN)\n"
    "  --preload LIB    use LIB (rebind.so) instead of the system-call filter\n"
    "  --check          only tell whether the filter works here: status 0, or 124 and why not\n"
    "Status: COMMAND's, 128+N when signal N ended it, 124 when the system forbids it, 125 when rebind-run failed,\n"
    "126 when COMMAND could not be executed, 127 when it was not found.\n";

struct options {
    struct command command;
    bool with_parent;
    bool check;
};

static __attribute__((noreturn)) void usage(void)
{
    fputs(usage_text, stderr);
    exit(EXIT_FAILED);
}

static const char *library_path(const char *given)
{
    char *path = realpath(given, NULL);
    if (path == NULL || access(path, R_OK) != 0)
        err(EXIT_FAILED, "--preload %s", given);
    if (strpbrk(path, " \t\n:") != NULL)
        errx(EXIT_FAILED, "--preload %s: LD_PRELOAD cannot name a path with a blank or a colon; copy it elsewhere",
             path);
    return path;
}

static struct options parse_options(int argc, char **argv)
{
    static const struct option known[] = {
        {"report", required_argument, NULL, 'r'},   {"with-parent", no_argument, NULL, 'w'},
        {"keep-setuid", no_argument, NULL, 's'},    {"preload", required_argument, NULL, 'p'},
        {"check", no_argument, NULL, 'c'},          {"help", no_argument, NULL, 'h'}, {0},
    };
    struct options options = {.command.report = getenv("REBIND_REPORT")};
    for (int option; (option = getopt_long(argc, argv, "+", known, NULL)) != -1;) {
        switch (option) {
        case 'r': options.command.report = optarg; break;
        case 'w': options.with_parent = true; break;
        case 's': options.command.keep_setuid = true; break;
        case 'p': options.command.preload = library_path(optarg); break;
        case 'c': options.check = true; break;
        case 'h': fputs(usage_text, stdout); exit(0);
        default: usage();
        }
    }
    if (options.command.report != NULL && *options.command.report == '\0')
        options.command.report = NULL;
    if (!options.check && argc - optind < 3)
        usage();
    if (options.check)
        return options;
    options.command.old_port = argv[optind];
    options.command.new_port = argv[optind + 1];
    options.command.argv = argv + optind + 2;
    return options;
}

static struct rule parse_rule(const struct command *command)
{
    struct rule rule;
    if (!rule_parse(&rule, command->old_port, command->new_port))
        errx(EXIT_FAILED, "%s %s: ports are numbers from 1 to 65535, the new one may be \"auto\"", command->old_port,
             command->new_port);
    if (command->preload != NULL && rule.new_port == REBIND_AUTO && command->report == NULL)
        errx(EXIT_FAILED, "--preload with a port of auto needs --report FILE: its processes share the port through it");
    return rule;
}

static int open_report(const char *path)
{
    int fd = report_open(path);
    if (fd < 0)
        err(EXIT_FAILED, "report %s: a regular file that may be written is needed", path);
    return fd;
}

/* Without a file, later binds still have to find the port of the first. */
static int open_report_in_memory(void)
{
    int fd = memfd_create("report", MFD_CLOEXEC);
    if (fd < 0)
        err(EXIT_FAILED, "memfd_create");
    return fd;
}

/* Opened before anything is started; a parent that was replaced meanwhile counts as ended. */
static int watch_parent(void)
{
    pid_t parent = getppid();
    int handle = (int)syscall(SYS_pidfd_open, parent, 0);
    if (handle < 0)
        err(EXIT_FAILED, "--with-parent: process %d", parent);
    if (getppid() != parent)
        errx(EXIT_FAILED, "--with-parent: process %d has ended", parent);
    return handle;
}

int main(int argc, char **argv)
{
    struct options options = parse_options(argc, argv);
    struct session session = {.parent = -1};
    struct notifier notifier = {.move = {.bind = bind, .report = -1}};
    if (!options.check) {
        notifier.move.rule = parse_rule(&options.command);
        const char *report = options.command.report;
        notifier.move.report = report == NULL ? open_report_in_memory() : open_report(report);
        if (report != NULL) /* the command's processes may run in other directories */
            options.command.report = realpath(report, NULL);
    }
    if (options.with_parent)
        session.parent = watch_parent();
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    signal(SIGCHLD, SIG_DFL); /* ignored, as some parents hand it down, no status could be collected */
    session.signals = session_open_signals(&options.command.mask);
    struct started started = command_start(&options.command);
    session.main = started.pid;
    notifier.listener = started.listener;
    return session_run(&session, &notifier);
}
