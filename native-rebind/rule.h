/* What is moved and where to: shared by the library and the supervisor. Allocates nothing. */
#ifndef REBIND_RULE_H
#define REBIND_RULE_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/socket.h>

enum { REBIND_AUTO = 0, REBIND_MAX_PORT = 65535 };

/* The kernel accepts a sockaddr_in6 without its scope (RFC 2133). */
enum { SHORTEST_IPV6 = offsetof(struct sockaddr_in6, sin6_scope_id) };

union endpoint {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
    struct sockaddr_storage storage;
};

struct rule {
    int old_port;
    int new_port; /* REBIND_AUTO: the kernel chooses */
};

/* False when a text is missing or is not a decimal number from 1 to 65535 (or "auto" for the new port). */
bool rule_parse(struct rule *rule, const char *old_port, const char *new_port);

/* Can an address of this length be an IPv4 or IPv6 one at all? Others are the kernel's to judge. */
bool rule_can_concern(socklen_t length);

bool rule_matches(const struct rule *rule, const union endpoint *address, socklen_t length);

/* Only stream sockets of the address's own family are moved. */
bool rule_concerns(int fd, const union endpoint *address);

/* Replaces the address by the loopback address that the socket can be reached at from this machine. */
void rule_apply(int fd, union endpoint *address, int port);

/* "127.0.0.1" for IPv4 and v4-mapped addresses, otherwise "::1". */
const char *endpoint_loopback(const union endpoint *address);

int endpoint_port(const union endpoint *address);

#endif
