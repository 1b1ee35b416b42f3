/*
 * The report: a file with one line "ADDRESS PORT PID INODE" for every bind that was moved, newest last.
 * It tells the proxy where the server went, and later binds of the same session which port to take again.
 * Lines are only appended, each by one write; writers exclude each other by an OFD lock. Allocates nothing.
 */
#ifndef REBIND_REPORT_H
#define REBIND_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { REPORT_TAIL = 2048 };

struct report {
    int fd; /* -1: there is none, and nothing below does anything */
    char lines[REPORT_TAIL];
    size_t length;
};

struct report_entry {
    char address[16];
    int port;
    pid_t pid;
    unsigned long long inode;
};

/* Opens or creates (0600) a regular file and no symbolic link; -1 when it cannot be used. The caller closes it. */
int report_open(const char *path);

/* Locks the report and reads its newest lines. */
void report_begin(struct report *report, int fd);

void report_end(struct report *report);

void report_add(struct report *report, const struct report_entry *entry);

/* Steps through the lines read: start with *at = 0; false at the end. */
bool report_next(const struct report *report, size_t *at, struct report_entry *entry);

/* The newest port reported for this address, or else for any; 0 when there is none. */
int report_port(const struct report *report, const char *address);

#endif
