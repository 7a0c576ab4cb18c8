package dev.wasmscope.ui.heat;

/**
 * What one line or instruction cost.
 *
 * @param self its own cost
 * @param total with what it called
 * @param executions how often it ran; 0 where that was not counted
 * @param calls how many calls it made
 */
public record LineHeat(long self, long total, long executions, long calls) {
    /** It has code that did not run. */
    public static final LineHeat NOT_RUN = new LineHeat(0, 0, 0, 0);

    /** Whether it ran at all. */
    public boolean ran() {
        return self > 0 || total > 0 || executions > 0 || calls > 0;
    }
}
