package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.line.SourcePosition;
import dev.wasmscope.dwarf.scope.UncompiledFunctions.Uncompiled;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.session.expression.Suggestions;
import dev.wasmscope.session.symbol.LibraryPaths;
import dev.wasmscope.session.symbol.Symbols;
import java.util.ArrayList;
import java.util.List;

/** What to say of names that nothing has, or that only the source has. */
final class MissingNames {
    private final Symbols symbols;

    MissingNames(Symbols symbols) {
        this.symbols = symbols;
    }

    /**
     * Why a function cannot be called.
     *
     * @param meanings the names with scopes that it may stand for
     */
    String function(String name, List<String> meanings) {
        String plain = CallableNames.plain(name);
        return symbols.dwarf().uncompiled().find(plain).stream()
                .filter(function -> isMeant(function.qualifiedName(), name, meanings))
                .findFirst()
                .map(MissingNames::uncompiled)
                .orElseGet(() -> "no variable or function is named " + name + " here");
    }

    private static boolean isMeant(String qualified, String name, List<String> meanings) {
        return name.equals(CallableNames.plain(name))
                || qualified.endsWith("::" + name)
                || meanings.stream().anyMatch(meaning -> same(qualified, meaning));
    }

    private static boolean same(String qualified, String meaning) {
        return CallableNames.isNamed(qualified, meaning);
    }

    private static String uncompiled(Uncompiled function) {
        String place =
                function.declaration().map(MissingNames::place).map(" (%s)"::formatted).orElse("");
        boolean library =
                function.declaration().stream()
                        .anyMatch(at -> LibraryPaths.contains(at.file().path()));
        boolean rust = function.language() == Language.RUST;
        String keep = rust ? "#[inline(never)]" : "__attribute__((used, noinline))";
        return function.qualifiedName()
                + place
                + " was not compiled into the program: "
                + (function.inlined()
                        ? "it was inlined wherever it is called"
                        : "nothing in it calls it")
                + (library ? "" : "; with " + keep + " it can be called");
    }

    private static String place(SourcePosition at) {
        String path = at.file().path();
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                + ":"
                + at.line();
    }

    /** The nearest names, of those given and of the program's functions and global variables. */
    List<String> similar(String name, List<String> here) {
        String plain = CallableNames.plain(name);
        List<String> all = new ArrayList<>(here);
        symbols.dwarf().globals().forEach(variable -> all.add(variable.name()));
        for (FunctionInfo function : symbols.module().functions()) {
            String shown = symbols.module().displayName(function.index());
            if (shown != null) {
                int end = shown.indexOf('(');
                all.add(CallableNames.plain(end < 0 ? shown : shown.substring(0, end)));
            }
        }
        return Suggestions.nearest(plain, all);
    }
}
