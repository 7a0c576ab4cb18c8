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

    /** What there is to do with one call, then with all, as it stands in the menu. */
    List<List<TraceOffer>> offers() {
        return List.of(
                List.of(
                        call("source", "Go to the line that called", Feather.CODE, this::source),
                        call(
                                "break",
                                "Break when this happens again",
                                Feather.CIRCLE,
                                this::breakAgain),
                        call(
                                "fail",
                                "Fail this call next time\u2026",
                                Feather.ZAP,
                                () -> chosen(c -> fail(Optional.of(c))))),
                List.of(
                        call(
                                "like",
                                "Show only calls like this",
                                Feather.FILTER,
                                () ->
                                        chosen(
                                                c ->
                                                        model.filterProperty()
                                                                .set(CallPattern.before(c)))),
                        call(
                                "hide",
                                "Hide calls of this function",
                                Feather.EYE_OFF,
                                () -> chosen(this::hide)),
                        call(
                                "from",
                                "Show only what came from here on",
                                Feather.CHEVRON_RIGHT,
                                () -> model.showFrom(true)),
                        call(
                                "until",
                                "Show only what came until here",
                                Feather.CHEVRON_LEFT,
                                () -> model.showFrom(false)),
                        new TraceOffer(
                                "whole",
                                "Show the whole run",
                                Feather.MAXIMIZE,
                                TraceOffer.Needs.NOTHING,
                                model::showAll)),
                List.of(
                        call(
                                "copy-text",
                                "Copy call as text",
                                Feather.COPY,
                                () -> copy(CallText::line)),
                        call(
                                "copy-json",
                                "Copy call as JSON",
                                Feather.COPY,
                                () -> copy(CallJson::line)),
                        calls(
                                "copy-all-text",
                                "Copy all shown as text",
                                Feather.COPY,
                                () -> copyAll(CallText::line)),
                        calls(
                                "copy-all-json",
                                "Copy all shown as JSON",
                                Feather.COPY,
                                () -> copyAll(CallJson::line)),
                        calls("export", "Export\u2026", Feather.DOWNLOAD, outside.export())));
    }

    private static TraceOffer call(String id, String title, Ikon icon, Runnable work) {
        return new TraceOffer(id, title, icon, TraceOffer.Needs.CALL, work);
    }

    private static TraceOffer calls(String id, String title, Ikon icon, Runnable work) {
        return new TraceOffer(id, title, icon, TraceOffer.Needs.CALLS, work);
    }

    /** The menu of the table. */
    ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        menu.setId("trace-menu");
        for (List<TraceOffer> part : offers()) {
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            part.forEach(offer -> menu.getItems().add(item(offer)));
        }
        menu.setOnShowing(
                _ ->
                        menu.getItems().stream()
                                .filter(item -> item.getUserData() instanceof TraceOffer)
                                .forEach(
                                        item ->
                                                item.setDisable(
                                                        !can((TraceOffer) item.getUserData()))));
        return menu;
    }

    private boolean can(TraceOffer offer) {
        return switch (offer.needs()) {
            case CALL -> model.selectedProperty().get().isPresent();
            case CALLS -> model.rowsProperty().get().snapshot().rows().size() > 0;
            case NOTHING -> true;
        };
    }

    private static MenuItem item(TraceOffer offer) {
        MenuItem item = new MenuItem(offer.title(), new FontIcon(offer.icon()));
        item.setId("trace-" + offer.id());
        item.setUserData(offer);
        item.setOnAction(_ -> offer.work().run());
        return item;
    }

    private void hide(HostCallEvent call) {
        model.filterProperty().set((model.filterProperty().get() + " !" + call.name()).strip());
    }

    void breakAgain() {
        chosen(c -> outside.breakAgain().accept(CallPattern.again(c)));
    }

    /** Lets calls like the chosen one fail, or lets the user say which. */
    void fail() {
        fail(model.selectedProperty().get().map(SelectedCall::event));
    }

    private void fail(Optional<HostCallEvent> call) {
        outside.fail().accept(call.map(CallPattern::before));
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
