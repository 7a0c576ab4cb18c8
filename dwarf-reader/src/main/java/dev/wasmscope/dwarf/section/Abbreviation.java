package dev.wasmscope.dwarf.section;

/**
 * The shape of an entry (DWARF 5, section 7.5.3).
 *
 * @param tag what the entry describes
 * @param hasChildren whether entries below it follow
 * @param attributes codes of the attributes
 * @param forms forms of their values, in parallel
 * @param constants values of DW_FORM_implicit_const, in parallel
 * @param fixedSize size of all values in bytes if it is always the same, else -1
 */
record Abbreviation(
        int tag,
        boolean hasChildren,
        int[] attributes,
        int[] forms,
        long[] constants,
        int fixedSize) {
    /** Index of the attribute, or -1. */
    int indexOf(int attribute) {
        for (int i = 0; i < attributes.length; i++) {
            if (attributes[i] == attribute) {
                return i;
            }
        }
        return -1;
    }
}
