/* quiet OLD: bind() allocates nothing, moved or not. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

static volatile int allocations;

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);

void *malloc(size_t size)
{
    allocations++;
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    allocations++;
    return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
    allocations++;
    return __libc_realloc(block, size);
}

static int allocations_of_bind(int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((in_port_t)port)};
    int fd = socket(AF_INET, SOCK_STREAM, 0), second = socket(AF_INET, SOCK_STREAM, 0);
    int before = allocations;
    int result = bind(fd, (struct sockaddr *)&address, sizeof address);
    bind(second, (struct sockaddr *)&address, sizeof address); /* refused, after a look at who has the port */
    return result == 0 ? allocations - before : -1;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 125;
    int moved = allocations_of_bind(atoi(argv[1])), passed = allocations_of_bind(0);
    printf("moved: %d allocations, passed: %d\n", moved, passed);
    return moved == 0 && passed == 0 && allocations > 0 ? 0 : 1; /* printf's own show that the count works */
}
