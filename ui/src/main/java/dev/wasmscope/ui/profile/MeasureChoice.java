package dev.wasmscope.ui.profile;

import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Chooses what weighs in every view: instructions, time, bytes that were allocated or leaked. */
public final class MeasureChoice implements AutoCloseable {
    private final ProfileModel model;
    private final ChoiceBox<Measure> choice = new ChoiceBox<>();
    private final Subscription subscriptions;
    private boolean filling;

    public MeasureChoice(ProfileModel model) {
        this.model = model;
        choice.setId("profile-measure");
        choice.getStyleClass().add("small");
        choice.setTooltip(new Tooltip("What weighs"));
        choice.setAccessibleText("What weighs");
        choice.setConverter(new Titles());
        subscriptions =
                Subscription.combine(
                        model.wholeProperty().subscribe(this::fill),
                        model.measureProperty()
                                .subscribe(
                                        m ->
                                                m.filter(choice.getItems()::contains)
                                                        .ifPresent(choice::setValue)),
                        choice.valueProperty().subscribe(this::chosen));
    }

    /** The node to put into a window. */
    public Node node() {
        return choice;
    }

    private void fill(Optional<Profile> whole) {
        List<Measure> measures = whole.map(Profile::measures).orElse(List.of());
        filling = true;
        choice.getItems().setAll(measures);
        choice.setVisible(measures.size() > 1);
        choice.setManaged(measures.size() > 1);
        model.measureProperty()
                .get()
                .filter(measures::contains)
                .or(() -> measures.stream().findFirst())
                .ifPresent(choice::setValue);
        filling = false;
    }

    private void chosen(@Nullable Measure measure) {
        if (!filling && measure != null) {
            model.measureProperty().set(Optional.of(measure));
        }
    }

    private static final class Titles extends StringConverter<Measure> {
        @Override
        public String toString(@Nullable Measure measure) {
            if (measure == null) {
                return "";
            }
            String title = measure.title();
            return Character.toUpperCase(title.charAt(0)) + title.substring(1);
        }

        @Override
        public Measure fromString(String text) {
            return Measure.named(text).orElse(Measure.INSTRUCTIONS);
        }
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
