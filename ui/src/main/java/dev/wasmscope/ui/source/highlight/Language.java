package dev.wasmscope.ui.source.highlight;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A source language that is highlighted: its reserved words and how its texts are written. */
public enum Language {
    C(Words.C, Words.C_TYPES, Trait.DIRECTIVES, Trait.BLOCK_COMMENTS, Trait.T_TYPES),
    CPP(
            Words.CPP,
            Words.CPP_TYPES,
            Trait.DIRECTIVES,
            Trait.BLOCK_COMMENTS,
            Trait.T_TYPES,
            Trait.R_PARENTHESES,
            Trait.TICKS_IN_NUMBERS),
    RUST(
            Words.RUST,
            Words.RUST_TYPES,
            Trait.BLOCK_COMMENTS,
            Trait.NESTED_COMMENTS,
            Trait.LONG_STRINGS,
            Trait.LIFETIMES,
            Trait.R_HASHES,
            Trait.MACROS,
            Trait.ATTRIBUTES,
            Trait.CAPITAL_TYPES),
    ZIG(Words.ZIG, Words.ZIG_TYPES, Trait.BACKSLASH_LINES, Trait.AT_NAMES, Trait.CAPITAL_TYPES),
    GO(Words.GO, Words.GO_TYPES, Trait.BLOCK_COMMENTS, Trait.BACKTICKS),
    ASSEMBLYSCRIPT(
            Words.ASSEMBLYSCRIPT,
            Words.ASSEMBLYSCRIPT_TYPES,
            Trait.BLOCK_COMMENTS,
            Trait.BACKTICKS,
            Trait.BACKTICK_TEMPLATES,
            Trait.AT_NAMES,
            Trait.CAPITAL_TYPES),
    KOTLIN(
            Words.KOTLIN,
            Words.KOTLIN_TYPES,
            Trait.BLOCK_COMMENTS,
            Trait.NESTED_COMMENTS,
            Trait.QUOTE_TEMPLATES,
            Trait.AT_NAMES,
            Trait.CAPITAL_TYPES),
    WAT(Words.WAT, Words.WAT_TYPES),
    PLAIN(Set.of(), Set.of());

    /** How a language writes things. */
    enum Trait {
        /** A line that begins with {@code #} is for the preprocessor. */
        DIRECTIVES,
        /** Comments between slash-star and star-slash. */
        BLOCK_COMMENTS,
        /** They nest. */
        NESTED_COMMENTS,
        /** Strings between quotes go over line ends. */
        LONG_STRINGS,
        /** A quote may begin a name. */
        LIFETIMES,
        /** Raw strings as {@code R"x(…)x"}. */
        R_PARENTHESES,
        /** Raw strings as {@code r#"…"#}. */
        R_HASHES,
        /** Raw strings between backticks. */
        BACKTICKS,
        /** Those between backticks hold expressions in <code>${}</code>. */
        BACKTICK_TEMPLATES,
        /** Strings between quotes hold names behind {@code $} and expressions; three are raw. */
        QUOTE_TEMPLATES,
        /** The rest of a line behind two backslashes is a string. */
        BACKSLASH_LINES,
        /** Names behind {@code @} are annotations or built in. */
        AT_NAMES,
        /** A name with {@code !} behind it is a macro. */
        MACROS,
        /** {@code #[…]}. */
        ATTRIBUTES,
        /** Numbers may be grouped by quotes. */
        TICKS_IN_NUMBERS,
        /** Names that begin with a capital are types. */
        CAPITAL_TYPES,
        /** Names that end with {@code _t} are types. */
        T_TYPES
    }

    final Set<String> keywords;
    final Set<String> types;
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

    Language(Set<String> keywords, Set<String> types, Trait... traits) {
        this.keywords = keywords;
        this.types = types;
        this.traits.addAll(Set.of(traits));
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether a word is reserved, so that it names nothing of the program. */
    public boolean reserved(String word) {
        return keywords.contains(word);
    }

    /** The language that a file's name tells; {@link #PLAIN} for those we do not know. */
    public static Language ofFile(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "c" -> C;
            case "h",
                    "hh",
                    "hpp",
                    "hxx",
                    "h++",
                    "cc",
                    "cpp",
                    "cxx",
                    "c++",
                    "inc",
                    "inl",
                    "ipp",
                    "tcc",
                    "cppm" ->
                    CPP;
            case "rs" -> RUST;
            case "zig" -> ZIG;
            case "go" -> GO;
            case "ts", "as", "mts", "js", "mjs" -> ASSEMBLYSCRIPT;
            case "kt", "kts" -> KOTLIN;
            case "wat", "wast" -> WAT;
            // libc++ headers have no extension at all.
            default -> file.contains("/c++/") ? CPP : PLAIN;
        };
    }
}
