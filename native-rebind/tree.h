/* The processes below this one, however deep. */
#ifndef REBIND_TREE_H
#define REBIND_TREE_H

/* Sends a signal to every descendant of the calling process. */
void tree_signal(int signal);

#endif
