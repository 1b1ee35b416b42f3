/* How long libvncclient takes for an update that a server has ready: libvncclient PORT ENCODING SECONDS prints milliseconds. */
#include <rfb/rfbclient.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static long updates;

static void finished(rfbClient *client) {
    (void)client;
    updates++;
}

static void silent(const char *format, ...) {
    (void)format;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

/* libvncclient asks for the next update by itself when it has read one. */
static double run(rfbClient *client, double seconds) {
    long before = updates;
    double start = now();
    while (now() - start < seconds || updates == before) {
        if (WaitForMessage(client, 1000000) < 0 || !HandleRFBServerMessage(client)) {
            fprintf(stderr, "libvncclient: the connection is lost\n");
            exit(1);
        }
    }
    return (now() - start) * 1000 / (updates - before);
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: libvncclient PORT ENCODING SECONDS\n");
        return 2;
    }
    rfbClientLog = silent;
    rfbClient *client = rfbGetClient(8, 3, 4);
    client->format.redShift = 16;
    client->format.greenShift = 8;
    client->format.blueShift = 0;
    client->appData.encodingsString = argv[2];
    client->appData.useRemoteCursor = FALSE;
    client->appData.enableJPEG = FALSE;
    client->FinishedFrameBufferUpdate = finished;
    client->serverHost = strdup("127.0.0.1");
    client->serverPort = atoi(argv[1]);
    if (!rfbInitClient(client, NULL, NULL)) {
        fprintf(stderr, "libvncclient: no connection\n");
        return 1;
    }
    double seconds = atof(argv[3]);
    run(client, seconds / 4);
    printf("%.2f\n", run(client, seconds));
    rfbClientCleanup(client);
    return 0;
}
