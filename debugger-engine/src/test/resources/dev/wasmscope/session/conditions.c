#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum colour { RED, GREEN, BLUE };

struct box {
    int x;
    int y;
    struct box *next;
    struct box *self;
    char name[4];
};

static struct box boxes[4];
static int numbers[8] = {2, 3, 5, 7, 11, 13, 17, 19};
static short grid[3][2] = {{1, 2}, {3, 4}, {5, 6}};
static unsigned counter;

int main(void) {
    struct box box = {0};
    struct box *at = boxes;
    struct box *nothing = 0;
    const char *word = "words";
    int zero = 0;
    for (int i = 0; i < 4; i++) {
        boxes[i].next = &boxes[(i + 1) % 4];
        boxes[i].self = &box;
        boxes[i].name[1] = (char)('a' + i);
    }
    for (int i = 0; i < 200; i++) {
        unsigned u = (unsigned)i;
        int8_t small = (int8_t)(i % 5 - 2);
        uint8_t byte = (uint8_t)(i * 2 + 0x10);
        int64_t big = -i;
        uint64_t ubig = (uint64_t)-(int64_t)i;
        bool flag = i % 3 == 0;
        char letter = (char)('a' + i % 26);
        enum colour colour = (enum colour)(i % 3);
        float half = (float)i / 2;
        double third = i / 3.0;
        double none = 0.0 / (i % 2);
        at = at->next;
        at->x = i;
        at->y = i & 3;
        box.x = i;
        box.y = i % 2 ? i - 1 : i;
        counter += i % 2; /* here */
    }
    printf("%u %p %d %d %d %s\n", counter, (void *)nothing, zero, numbers[1], grid[1][1], word);
    return 0;
}
