package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.line.SourceFile;
import dev.wasmscope.session.JustMyCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Which code steps stop in, by the user's rules; decided once for each file and each function. Safe
 * for use by several threads.
 */
public final class OwnCode {
    /**
     * A run of instructions as a step sees it.
     *
     * @param seen its chain without inlined calls of code that steps run through
     */
    record Site(long offset, InlineChain seen) {}

    private final Symbols symbols;
    private final JustMyCode rules;
    private final boolean withText;
    private final List<PathPattern> files;
    private final List<Pattern> names;
    private final Map<SourceFile, Boolean> knownFiles = new ConcurrentHashMap<>();
    private final Map<Integer, Boolean> knownFunctions = new ConcurrentHashMap<>();
    private final Map<Integer, List<Site>> knownSites = new ConcurrentHashMap<>();

    /**
     * The code for steps by these rules.
     *
     * @param withText whether the text of the function was found where the steps begin; else code
     *     without text counts too
     */
    public OwnCode(Symbols symbols, JustMyCode rules, boolean withText) {
        this.symbols = symbols;
        this.rules = rules;
        this.withText = withText;
        this.files = rules.files().stream().map(PathPattern::of).toList();
        this.names = rules.functions().stream().map(PathPattern::ofName).toList();
    }

    /** Whether the text of a function can be shown and is not of a library. */
    public static boolean hasText(Symbols symbols, int functionIndex) {
        return symbols.fileOf(functionIndex)
                .filter(file -> symbols.hasText(file) && !symbols.isLibrary(file))
                .isPresent();
    }

    /** Whether steps stop in what is written in a file. */
    boolean isOwn(SourceFile file) {
        return knownFiles.computeIfAbsent(file, this::decide);
    }

    private boolean decide(SourceFile file) {
        for (PathPattern pattern : files.reversed()) {
            if (pattern.matches(file.path())) {
                return pattern.own();
            }
        }
        if (rules.skipsLibraries() && symbols.isLibrary(file)) {
            return false;
        }
        return symbols.hasText(file) || !withText || !rules.skipsWithoutSource();
    }

    /** Whether steps stop in a function of the source that was inlined. */
    boolean isOwn(InlineChain.Level level) {
        return isOwn(level.position().file()) && !isSkipped(level.function());
    }

    private boolean isSkipped(String name) {
        return names.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    /** Whether steps stop in a function of the module. */
    boolean isEntered(int functionIndex) {
        return knownFunctions.computeIfAbsent(functionIndex, this::decide);
    }

    private boolean decide(int functionIndex) {
        if (symbols.module().functions().get(functionIndex).isImported()) {
            return false;
        }
        if (!names.isEmpty()) {
            var name = symbols.names().of(functionIndex);
            if (isSkipped(name.shown()) || isSkipped(name.whole())) {
                return false;
            }
        }
        Optional<SourceFile> file = symbols.fileOf(functionIndex);
        return file.map(this::isOwn).orElse(!rules.skipsWithoutSource());
    }

    /** What a user sees of an instruction's chain. */
    InlineChain seen(InlineChain chain) {
        return chain.seen(this::isOwn);
    }

    /** The places in a function where a step may end, ascending. */
    List<Site> sites(int functionIndex) {
        return knownSites.computeIfAbsent(functionIndex, this::findSites);
    }

    private List<Site> findSites(int functionIndex) {
        boolean isOwnFile = symbols.fileOf(functionIndex).filter(this::isOwn).isPresent();
        return symbols.lines(functionIndex).all().stream()
                .filter(LineSite::canStop)
                .filter(site -> !(isOwnFile && isInlinedUnsaid(site)))
                .map(site -> new Site(site.offset(), seen(site.chain())))
                .toList();
    }

    /**
     * Whether code is a library's that was inlined into a function of the user, where that is not
     * recorded: a source map has lines but no calls.
     */
    private boolean isInlinedUnsaid(LineSite site) {
        return site.chain().depth() == 0 && !isOwn(site.position().file());
    }
}
