package dev.wasmscope.session;

import java.util.Locale;

/**
 * How many variables there are, and in how much of their scopes they can be read.
 *
 * @param all parameters and variables, each inlined instance for itself
 * @param withLocation those with a location or a constant anywhere
 * @param scopeBytes bytes of code of the block around each variable, added up
 * @param coveredBytes for how many of these there is a location
 */
public record VariableCoverage(int all, int withLocation, long scopeBytes, long coveredBytes) {
    /** No variables. */
    public static final VariableCoverage NONE = new VariableCoverage(0, 0, 0, 0);

    /** The share of the scopes in which variables can be read, such as {@code 24.3 %}. */
    public String share() {
        return scopeBytes == 0
                ? "–"
                : String.format(Locale.ROOT, "%.1f %%", 100.0 * coveredBytes / scopeBytes);
    }
}
