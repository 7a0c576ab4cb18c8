package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.debug.CompletionItem;
import org.eclipse.lsp4j.debug.CompletionItemType;
import org.eclipse.lsp4j.debug.CompletionsArguments;
import org.eclipse.lsp4j.debug.CompletionsResponse;

/** What can follow the text in front of the cursor: variables, members, wasm values, commands. */
final class Completions {
    private static final int LIMIT = 500;
    private static final Pattern TYPED = Pattern.compile("[\\w$]*$");
    private static final Pattern OPERAND = Pattern.compile("(?:[\\w$:.\\[\\]()*]|->)+$");

    private final Target target;
    private final Client client;
    private final Console console;

    Completions(Target target, Client client, Console console) {
        this.target = target;
        this.client = client;
        this.console = console;
    }

    CompletionsResponse complete(CompletionsArguments arguments) {
        String text = arguments.getText();
        int cursor = client.wishes().columnFromOne(arguments.getColumn()) - 1;
        String before = text.substring(0, Math.clamp(cursor, 0, text.length()));
        String typed = found(TYPED, before);
        String rest = before.substring(0, before.length() - typed.length()).stripTrailing();
        Map<String, CompletionItemType> offered = new LinkedHashMap<>();
        try {
            if (rest.endsWith(".") || rest.endsWith("->")) {
                members(found(OPERAND, rest).replaceFirst("(\\.|->)$", ""), arguments, offered);
            } else {
                names(rest, typed, arguments, offered);
            }
        } catch (CommandFailure _) {
            // nothing to offer for what cannot be evaluated
        }
        List<CompletionItem> items = new ArrayList<>();
        offered.forEach(
                (label, type) -> {
                    if (label.startsWith(typed) && items.size() < LIMIT) {
                        items.add(item(label, type, before.length() - typed.length(), typed));
                    }
                });
        CompletionsResponse response = new CompletionsResponse();
        response.setTargets(items.toArray(CompletionItem[]::new));
        return response;
    }

    private void members(
            String operand,
            CompletionsArguments arguments,
            Map<String, CompletionItemType> offered) {
        DebugSession session = target.stopped();
        int frame = target.frameIndex(arguments.getFrameId());
        Variable variable = target.ask(session.evaluate(frame, operand));
        List<Variable> children = target.ask(session.children(variable, 0, LIMIT));
        if (children.size() == 1 && children.getFirst().name().startsWith("*")) {
            children = target.ask(session.children(children.getFirst(), 0, LIMIT));
        }
        for (Variable child : children) {
            if (!child.name().startsWith("[")) {
                offered.put(child.name(), CompletionItemType.FIELD);
            }
        }
    }

    private void names(
            String rest,
            String typed,
            CompletionsArguments arguments,
            Map<String, CompletionItemType> offered) {
        if (target.isStopped()) {
            DebugSession session = target.stopped();
            int frame = target.frameIndex(arguments.getFrameId());
            if (typed.startsWith("$")) {
                wasm("$local", target.ask(session.wasmLocals(frame)).size(), offered);
                wasm("$stack", target.ask(session.operandStack(frame)).size(), offered);
                wasm("$global", target.ask(session.wasmGlobals()).size(), offered);
                return;
            }
            variables(target.ask(session.variables(frame)), offered);
            variables(target.ask(session.globalVariables(frame)), offered);
        }
        if (rest.isEmpty() || rest.equals(":")) {
            console.names().forEach(name -> offered.put(name, CompletionItemType.KEYWORD));
        }
    }

    private static void variables(
            List<Variable> variables, Map<String, CompletionItemType> offered) {
        variables.forEach(v -> offered.put(v.name(), CompletionItemType.VARIABLE));
    }

    private static void wasm(String prefix, int count, Map<String, CompletionItemType> offered) {
        for (int i = 0; i < count; i++) {
            offered.put(prefix + i, CompletionItemType.VALUE);
        }
    }

    private static CompletionItem item(
            String label, CompletionItemType type, int start, String typed) {
        CompletionItem item = new CompletionItem();
        item.setLabel(label);
        item.setType(type);
        item.setStart(start);
        item.setLength(typed.length());
        return item;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }
}
