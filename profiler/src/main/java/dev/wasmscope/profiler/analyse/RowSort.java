package dev.wasmscope.profiler.analyse;

import java.util.Arrays;

/** Sorts row numbers without an object for each: a stable merge sort. */
final class RowSort {

    private static final int SHORT = 12;

    /** An order of rows, as {@link java.util.Comparator} is one of objects. */
    @FunctionalInterface
    interface Order {
        int compare(int left, int right);
    }

    private RowSort() {}

    /** Sorts {@code rows[from]} up to, and without, {@code rows[to]}. */
    static void sort(int[] rows, int from, int to, Order order) {
        if (to - from <= SHORT) {
            insert(rows, from, to, order);
        } else {
            split(rows, new int[(to - from + 1) / 2], from, to, order);
        }
    }

    /** All numbers from 0 below {@code count}, sorted. */
    static int[] sorted(int count, Order order) {
        int[] rows = new int[count];
        Arrays.setAll(rows, i -> i);
        sort(rows, 0, count, order);
        return rows;
    }

    private static void split(int[] rows, int[] spare, int from, int to, Order order) {
        if (to - from <= SHORT) {
            insert(rows, from, to, order);
            return;
        }
        int middle = (from + to) >>> 1;
        split(rows, spare, from, middle, order);
        split(rows, spare, middle, to, order);
        if (order.compare(rows[middle - 1], rows[middle]) > 0) {
            merge(rows, spare, from, middle, to, order);
        }
    }

    private static void merge(int[] rows, int[] spare, int from, int middle, int to, Order order) {
        int count = middle - from;
        System.arraycopy(rows, from, spare, 0, count);
        int left = 0;
        int right = middle;
        int next = from;
        while (left < count) {
            boolean takeRight = right < to && order.compare(spare[left], rows[right]) > 0;
            rows[next++] = takeRight ? rows[right++] : spare[left++];
        }
    }

    private static void insert(int[] rows, int from, int to, Order order) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int at = i;
            while (at > from && order.compare(rows[at - 1], row) > 0) {
                rows[at] = rows[at - 1];
                at--;
            }
            rows[at] = row;
        }
    }
}
