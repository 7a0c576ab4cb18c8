// A household ledger. Every account holds a linked list of transactions of four kinds, and
// closing a month walks the accounts and posts what they hold.
//
//   ledger            closes January: clean
//   ledger december   also pays the yearly bonus, in equal shares to the owners of each
//                     account; one account has no owner left, and the division traps
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int cents;

enum kind { DEPOSIT, WITHDRAWAL, TRANSFER, BONUS };

struct account;

struct transaction {
    enum kind kind;
    unsigned day : 5;
    unsigned posted : 1;
    union {
        struct { cents amount; const char *source; } deposit;
        struct { cents amount; const char *purpose; } withdrawal;
        struct { cents amount; struct account *target; } transfer;
        struct { cents total; } bonus;
    } as;
    struct transaction *next;
};

struct account {
    const char *name;
    int owners;
    cents balance;
    struct transaction *first;
    struct account *next;
};

static int posted_count;

static struct account *open_account(struct account **book, const char *name, int owners) {
    struct account *account = calloc(1, sizeof *account);
    if (account == NULL) abort();
    account->name = name;
    account->owners = owners;
    while (*book != NULL) book = &(*book)->next;
    *book = account;
    return account;
}

static struct transaction *enter(struct account *account, unsigned day, enum kind kind) {
    struct transaction *entry = calloc(1, sizeof *entry);
    if (entry == NULL) abort();
    entry->kind = kind;
    entry->day = day;
    struct transaction **end = &account->first;
    while (*end != NULL) end = &(*end)->next;
    *end = entry;
    return entry;
}

static cents share_of(cents total, int owners) {
    return total / owners;
}

static void post_deposit(struct account *account, const struct transaction *entry) {
    account->balance += entry->as.deposit.amount;
    printf("  %2u  %+9.2f  from %s\n", entry->day, entry->as.deposit.amount / 100.0,
           entry->as.deposit.source);
}

static void post_withdrawal(struct account *account, const struct transaction *entry) {
    account->balance -= entry->as.withdrawal.amount;
    printf("  %2u  %+9.2f  for %s\n", entry->day, -entry->as.withdrawal.amount / 100.0,
           entry->as.withdrawal.purpose);
}

static void post_transfer(struct account *account, const struct transaction *entry) {
    struct account *target = entry->as.transfer.target;
    account->balance -= entry->as.transfer.amount;
    target->balance += entry->as.transfer.amount;
    printf("  %2u  %+9.2f  to %s\n", entry->day, -entry->as.transfer.amount / 100.0, target->name);
}

static void post_bonus(struct account *account, const struct transaction *entry) {
    cents share = share_of(entry->as.bonus.total, account->owners);
    account->balance += share * account->owners;
    printf("  %2u  %+9.2f  bonus, %.2f for each of %d\n", entry->day,
           entry->as.bonus.total / 100.0, share / 100.0, account->owners);
}

typedef void (*post_function)(struct account *, const struct transaction *);

static const post_function post_by_kind[] = {
    [DEPOSIT] = post_deposit,
    [WITHDRAWAL] = post_withdrawal,
    [TRANSFER] = post_transfer,
    [BONUS] = post_bonus,
};

static void post_account(struct account *account) {
    printf("%s\n", account->name);
    for (struct transaction *entry = account->first; entry != NULL; entry = entry->next) {
        post_by_kind[entry->kind](account, entry);
        entry->posted = 1;
        posted_count++;
    }
}

static void close_month(struct account *book) {
    for (struct account *account = book; account != NULL; account = account->next)
        post_account(account);
}

static cents sum_of(const struct account *book) {
    return book == NULL ? 0 : book->balance + sum_of(book->next);
}

int main(int argc, char **argv) {
    setvbuf(stdout, NULL, _IOLBF, 0);  // a line shows as soon as it is printed
    int december = argc > 1 && strcmp(argv[1], "december") == 0;
    struct account *book = NULL;
    struct account *household = open_account(&book, "Household", 2);
    struct account *savings = open_account(&book, "Savings", 1);
    struct account *club = open_account(&book, "Sailing club", 0);

    struct transaction *salary = enter(household, 1, DEPOSIT);
    salary->as.deposit.amount = 284050;
    salary->as.deposit.source = "the shipyard";
    struct transaction *rent = enter(household, 3, WITHDRAWAL);
    rent->as.withdrawal.amount = 97500;
    rent->as.withdrawal.purpose = "rent";
    struct transaction *put_aside = enter(household, 5, TRANSFER);
    put_aside->as.transfer.amount = 40000;
    put_aside->as.transfer.target = savings;
    struct transaction *fees = enter(club, 12, DEPOSIT);
    fees->as.deposit.amount = 1999;
    fees->as.deposit.source = "late fees";

    if (december)
        for (struct account *account = book; account != NULL; account = account->next)
            enter(account, 31, BONUS)->as.bonus.total = 5001;

    close_month(book);
    printf("%d transactions posted, %.2f in the book\n", posted_count, sum_of(book) / 100.0);
    return 0;
}
