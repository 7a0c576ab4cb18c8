package dev.wasmscope.ui.trace;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.session.SourcePosition;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with the chosen call and with all that are shown. */
final class CallActions {
    /** Calls that are copied at most: the clipboard is no place for a million. */
    private static final int MOST_COPIED = 100_000;

    /**
     * What the trace asks of the rest of the desktop.
     *
     * @param goTo shows a line of source
     * @param breakAgain stops behind the next call that a filter accepts
     * @param fail lets the user choose how calls that a filter accepts fail
     * @param export writes the calls that are shown to a file
     */
    record Outside(
            Consumer<SourcePosition> goTo,
            Consumer<String> breakAgain,
            Consumer<Optional<String>> fail,
            Runnable export) {}

    private final TraceModel model;
    private final Outside outside;

    CallActions(TraceModel model, Outside outside) {
        this.model = model;
        this.outside = outside;
    }

    /** The menu of the table. */
    ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        menu.setId("trace-menu");
        MenuItem source =
                item("trace-source", "Go to the line that called", Feather.CODE, this::source);
        MenuItem again =
                item(
                        "trace-break",
                        "Break when this happens again",
                        Feather.CIRCLE,
                        () -> chosen(c -> outside.breakAgain().accept(CallPattern.again(c))));
        MenuItem fail =
                item(
                        "trace-fail",
                        "Fail this call next time\u2026",
                        Feather.ZAP,
                        () ->
                                chosen(
                                        c ->
                                                outside.fail()
                                                        .accept(
                                                                Optional.of(
                                                                        CallPattern.before(c)))));
        MenuItem like =
                item(
                        "trace-like",
                        "Show only calls like this",
                        Feather.FILTER,
                        () -> chosen(c -> model.filterProperty().set(CallPattern.before(c))));
        MenuItem text =
                item(
                        "trace-copy-text",
                        "Copy call as text",
                        Feather.COPY,
                        () -> copy(CallText::line));
        MenuItem json =
                item(
                        "trace-copy-json",
                        "Copy call as JSON",
                        Feather.COPY,
                        () -> copy(CallJson::line));
        menu.getItems()
                .setAll(
                        source,
                        again,
                        fail,
                        like,
                        new SeparatorMenuItem(),
                        text,
                        json,
                        item(
                                "trace-copy-all-text",
                                "Copy all shown as text",
                                Feather.COPY,
                                () -> copyAll(CallText::line)),
                        item(
                                "trace-copy-all-json",
                                "Copy all shown as JSON",
                                Feather.COPY,
                                () -> copyAll(CallJson::line)),
                        item("trace-export", "Export\u2026", Feather.DOWNLOAD, outside.export()));
        menu.setOnShowing(
                _ -> {
                    boolean none = model.selectedProperty().get().isEmpty();
                    List.of(source, again, fail, like, text, json).forEach(i -> i.setDisable(none));
                });
        return menu;
    }

    void breakAgain() {
        chosen(c -> outside.breakAgain().accept(CallPattern.again(c)));
    }

    void fail() {
        outside.fail()
                .accept(model.selectedProperty().get().map(s -> CallPattern.before(s.event())));
    }

    private static MenuItem item(String id, String title, Ikon icon, Runnable action) {
        MenuItem item = new MenuItem(title, new FontIcon(icon));
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void chosen(Consumer<HostCallEvent> action) {
        model.selectedProperty().get().map(SelectedCall::event).ifPresent(action);
    }

    private void source() {
        chosen(call -> model.source(call, outside.goTo()));
    }

    private void copy(Function<HostCallEvent, String> form) {
        chosen(call -> toClipboard(form.apply(call)));
    }

    /** Copies the chosen call as text. */
    void copyChosen() {
        copy(CallText::line);
    }

    private void copyAll(Function<HostCallEvent, String> form) {
        model.lines(MOST_COPIED, form, CallActions::toClipboard);
    }

    private static void toClipboard(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
