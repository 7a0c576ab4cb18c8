package dev.wasmscope.dwarf.section;

/** The shape of an entry (DWARF 5, section 7.5.3). */
final class Abbreviation {
    private final int tag;
    private final boolean hasChildren;
    private final int[] attributes;
    private final int[] forms;
    private final long[] constants;
    private final int fixedSize;

    /**
     * @param tag what the entry describes
     * @param hasChildren whether entries below it follow
     * @param attributes codes of the attributes
     * @param forms forms of their values, in parallel
     * @param constants values of DW_FORM_implicit_const, in parallel
     * @param fixedSize size of all values in bytes if it is always the same, else -1
     */
    Abbreviation(
            int tag,
            boolean hasChildren,
            int[] attributes,
            int[] forms,
            long[] constants,
            int fixedSize) {
        this.tag = tag;
        this.hasChildren = hasChildren;
        this.attributes = attributes;
        this.forms = forms;
        this.constants = constants;
        this.fixedSize = fixedSize;
    }

    int tag() {
        return tag;
    }

    boolean hasChildren() {
        return hasChildren;
    }

    /** Number of attributes. */
    int count() {
        return forms.length;
    }

    int form(int index) {
        return forms[index];
    }

    long constant(int index) {
        return constants[index];
    }

    /** Size of all values in bytes, or -1 if it depends on them. */
    int fixedSize() {
        return fixedSize;
    }

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
