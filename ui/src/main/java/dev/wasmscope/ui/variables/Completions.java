package dev.wasmscope.ui.variables;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be written at the caret of an expression: variables, members, wasm's own values. */
public final class Completions {
    private static final int MEMBERS = 500;
    private static final Pattern TYPED = Pattern.compile("[\\p{L}\\p{N}_$]*$");
    private static final Pattern OPERAND = Pattern.compile("(?:[\\p{L}\\p{N}_$:.\\[\\]()*]|->)+$");

    private Completions() {}

    /**
     * Words that fit, those first that begin with what was typed.
     *
     * @param caret how many characters of the text are before it
     */
    public static CompletableFuture<List<Completion>> at(
            DebugSession session, int frame, String text, int caret) {
        String before = text.substring(0, Math.clamp(caret, 0, text.length()));
        String typed = found(TYPED, before);
        String rest = before.substring(0, before.length() - typed.length());
        return words(session, frame, rest, typed)
                .thenApply(words -> fitting(words, rest.length(), before.length(), typed))
                .exceptionally(_ -> List.of());
    }

    /** A word that may fit. */
    private record Word(String text, String type) {
        static Word of(Variable v) {
            return new Word(v.name(), v.shortTypeName());
        }
    }

    private static CompletableFuture<List<Word>> words(
            DebugSession s, int frame, String rest, String typed) {
        String operand = found(OPERAND, rest.stripTrailing()).replaceFirst("(\\.|->)$", "");
        if (rest.endsWith(".") || rest.endsWith("->")) {
            return s.evaluate(frame, operand)
                    .thenCompose(v -> members(s, v))
                    .thenApply(all -> all.stream().map(Word::of).toList());
        }
        if (typed.startsWith("$")) {
            return wasm(s.wasmLocals(frame), "$local")
                    .thenCombine(wasm(s.operandStack(frame), "$stack"), Completions::joined)
                    .thenCombine(wasm(s.wasmGlobals(), "$global"), Completions::joined);
        }
        return s.variables(frame)
                .thenCombine(globals(s, frame), Completions::joined)
                .thenApply(all -> all.stream().map(Word::of).toList());
    }

    private static CompletableFuture<List<Variable>> globals(DebugSession s, int frame) {
        return s.globalVariables(frame).exceptionally(_ -> List.of());
    }

    /** Members of a structure, or of the one that a pointer points to. */
    private static CompletableFuture<List<Variable>> members(DebugSession s, Variable parent) {
        return s.children(parent, 0, MEMBERS)
                .thenCompose(
                        all ->
                                all.size() == 1 && all.getFirst().name().startsWith("*")
                                        ? s.children(all.getFirst(), 0, MEMBERS)
                                        : CompletableFuture.completedFuture(all));
    }

    private static CompletableFuture<List<Word>> wasm(
            CompletableFuture<List<WasmValue>> values, String prefix) {
        return values.thenApply(
                all -> all.stream().map(v -> new Word(prefix + v.index(), v.type())).toList());
    }

    private static <T> List<T> joined(List<T> a, List<T> b) {
        List<T> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private static List<Completion> fitting(List<Word> words, int from, int to, String typed) {
        String small = typed.toLowerCase(Locale.ROOT);
        List<Word> named = words.stream().filter(w -> w.text().matches("[\\p{L}_$].*")).toList();
        Function<Word, Completion> made = w -> new Completion(from, to, w.text(), w.type());
        List<Completion> all = new ArrayList<>();
        named.stream().filter(w -> w.text().startsWith(typed)).map(made).forEach(all::add);
        named.stream()
                .filter(w -> !w.text().startsWith(typed))
                .filter(w -> w.text().toLowerCase(Locale.ROOT).contains(small))
                .map(made)
                .forEach(all::add);
        boolean written = all.size() == 1 && all.getFirst().word().equals(typed);
        return written ? List.of() : all.stream().distinct().toList();
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }
}
