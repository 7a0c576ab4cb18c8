#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <poll.h>
#include <errno.h>

/* Accepts COUNT connections on descriptor FD, one after the other, and sends back what it hears. */
int main(int argc, char **argv) {
    int listener = argc > 1 ? atoi(argv[1]) : 3;
    int count = argc > 2 ? atoi(argv[2]) : 1;
    for (int i = 0; i < count; i++) {
        struct pollfd waiting = {.fd = listener, .events = POLLIN};
        int ready = poll(&waiting, 1, -1);
        printf("ready %d, events %d\n", ready, waiting.revents);
        int connection = accept(listener, NULL, NULL);
        if (connection < 0) {
            printf("accept: %s\n", strerror(errno));
            return 1;
        }
        char buffer[256];
        ssize_t length;
        while ((length = recv(connection, buffer, sizeof buffer, 0)) > 0) {
            printf("heard %d bytes\n", (int)length);
            send(connection, buffer, (size_t)length, 0);
        }
        shutdown(connection, SHUT_RDWR);
        close(connection);
    }
    return 0;
}
