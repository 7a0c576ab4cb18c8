// Counts the words of text files and writes the result beside them.
//
//   wordcount             reads /data/lighthouse.txt and /data/harbour.txt
//   wordcount FILE...     reads these
//
// It is slower than it has to be: profile it, see which function takes most instructions, then
// compare what hash_of returns for "water" and "number", modulo BUCKETS.
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 1024, SHOWN = 8 };

static const char result_path[] = "/data/counts.txt";

struct word {
    unsigned hash;
    unsigned count;
    struct word *next;
    char text[];
};

struct table {
    struct word *buckets[BUCKETS];
    size_t distinct;
    size_t longest_chain;
};

static struct table words;

static void *or_abort(void *memory) {
    if (memory == NULL) abort();
    return memory;
}

static unsigned hash_of(const char *text, size_t length) {
    unsigned hash = 0;
    for (size_t i = 0; i < length; i++) hash = hash << 8 ^ (unsigned char)text[i];
    return hash;
}

static struct word *find_word(struct table *table, const char *text, size_t length) {
    unsigned hash = hash_of(text, length);
    struct word **link = &table->buckets[hash % BUCKETS];
    size_t chain = 1;
    for (; *link != NULL; link = &(*link)->next, chain++) {
        struct word *word = *link;
        if (strlen(word->text) == length && memcmp(word->text, text, length) == 0) return word;
    }
    struct word *added = or_abort(malloc(sizeof *added + length + 1));
    *added = (struct word){.hash = hash};
    memcpy(added->text, text, length);
    added->text[length] = '\0';
    *link = added;
    table->distinct++;
    if (chain > table->longest_chain) table->longest_chain = chain;
    return added;
}

static char *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) return NULL;
    size_t capacity = 256, used = 0, got;
    char *text = or_abort(malloc(capacity));
    while ((got = fread(text + used, 1, capacity - used, file)) > 0) {
        used += got;
        if (used == capacity) text = or_abort(realloc(text, capacity *= 2));
    }
    fclose(file);
    *length = used;
    return text;
}

static size_t count_words(struct table *table, char *text, size_t length) {
    size_t total = 0;
    for (size_t at = 0; at < length;) {
        size_t start = at;
        while (at < length && isalpha((unsigned char)text[at])) {
            text[at] = (char)tolower((unsigned char)text[at]);
            at++;
        }
        if (at > start) {
            find_word(table, text + start, at - start)->count++;
            total++;
        } else {
            at++;
        }
    }
    return total;
}

static int by_count(const void *left, const void *right) {
    const struct word *a = *(struct word *const *)left, *b = *(struct word *const *)right;
    if (a->count != b->count) return a->count < b->count ? 1 : -1;
    return strcmp(a->text, b->text);
}

static struct word **sorted(const struct table *table) {
    struct word **all = or_abort(malloc((table->distinct + 1) * sizeof *all));
    size_t filled = 0;
    for (size_t i = 0; i < BUCKETS; i++)
        for (struct word *word = table->buckets[i]; word != NULL; word = word->next)
            all[filled++] = word;
    qsort(all, filled, sizeof *all, by_count);
    return all;
}

int main(int argc, char **argv) {
    static const char *const usual[] = {"/data/lighthouse.txt", "/data/harbour.txt"};
    setvbuf(stdout, NULL, _IOLBF, 0);  // a line shows as soon as it is printed
    int given = argc > 1;
    int paths = given ? argc - 1 : 2;
    for (int i = 0; i < paths; i++) {
        const char *path = given ? argv[i + 1] : usual[i];
        size_t length = 0;
        char *text = read_file(path, &length);
        if (text == NULL) {
            fprintf(stderr, "wordcount: %s: %s\n", path, strerror(errno));
            return 1;
        }
        printf("%s: %zu bytes, %zu words\n", path, length, count_words(&words, text, length));
        free(text);
    }

    struct word **all = sorted(&words);
    FILE *result = fopen(result_path, "w");
    if (result == NULL) {
        fprintf(stderr, "wordcount: %s: %s\n", result_path, strerror(errno));
        return 1;
    }
    for (size_t i = 0; i < words.distinct; i++) {
        fprintf(result, "%u %s\n", all[i]->count, all[i]->text);
        if (i < SHOWN) printf("%5u %s\n", all[i]->count, all[i]->text);
    }
    fclose(result);
    free(all);
    printf("%zu distinct words, longest chain %zu\n", words.distinct, words.longest_chain);
    return 0;
}
