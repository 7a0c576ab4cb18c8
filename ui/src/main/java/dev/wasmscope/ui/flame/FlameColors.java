package dev.wasmscope.ui.flame;

/** What the colour of a box tells. */
public enum FlameColors {
    /** Nothing but which function it is. */
    FUNCTION("Function"),
    /** The source file that the function comes from. */
    MODULE("Source file"),
    /** How much the box costs itself, without what it calls. */
    SELF("Own cost"),
    /** More or less than in the profile that it is compared with. */
    DIFFERENCE("Difference");

    private final String title;

    FlameColors(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
