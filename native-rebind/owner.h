/* Who has a port of a loopback address: a socket that the report names, or a stranger? Allocates nothing. */
#ifndef REBIND_OWNER_H
#define REBIND_OWNER_H

#include "report.h"

/* True as well when /proc cannot tell: then the kernel's answer stands. */
bool port_is_ours(const struct report *report, const char *address, int port);

#endif
