#include <unistd.h>

struct node {
    struct node *next;
    int value;
    unsigned low : 3, high : 5;
};

static struct node second = {0, 2};
static struct node first = {&second, 1};
static struct node *head = &first;
static char line[8];
static int total;

static int depth_of(int n) {
    int depth = n;
    if (n > 0) depth += depth_of(n - 1);
    return depth;
}

static void change(struct node *node) {
    node->value = 10;
    node->low = 5;
    node->high = 9;
    node->value = 10;
}

int main(void) {
    change(head);
    head = head->next;
    head->value = 20;
    change(&first);
    total = (int)read(0, line, 4);
    write(1, line, 2);
    int sum = depth_of(4);
    total += sum;
    return total == 14 ? 0 : 1;
}
