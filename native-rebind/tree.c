#define _GNU_SOURCE
#include "tree.h"

#include <ctype.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

/* 0 when the process is gone. The name before the state may hold anything, blanks and brackets too. */
static pid_t parent_of(pid_t process)
{
    char path[32], text[512];
    snprintf(path, sizeof path, "/proc/%d/stat", process);
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return 0;
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[length] = '\0';
    int parent = 0;
    const char *name_end = strrchr(text, ')');
    if (name_end == NULL || sscanf(name_end + 1, " %*c %d", &parent) != 1)
        return 0;
    return parent;
}

static bool is_descendant(pid_t process, pid_t ancestor)
{
    for (pid_t at = parent_of(process); at > 1 || at == ancestor; at = parent_of(at))
        if (at == ancestor)
            return true;
    return false;
}

/* The handle is taken before the look, so that the process looked at is the one that gets the signal. */
static void signal_if_descendant(pid_t process, int signal)
{
    int handle = (int)syscall(SYS_pidfd_open, process, 0);
    if (handle < 0)
        return;
    if (is_descendant(process, getpid()))
        syscall(SYS_pidfd_send_signal, handle, signal, NULL, 0);
    close(handle);
}

void tree_signal(int signal)
{
    DIR *processes = opendir("/proc");
    if (processes == NULL)
        return;
    for (struct dirent *entry; (entry = readdir(processes)) != NULL;)
        if (isdigit((unsigned char)entry->d_name[0]))
            signal_if_descendant((pid_t)atoi(entry->d_name), signal);
    closedir(processes);
}
