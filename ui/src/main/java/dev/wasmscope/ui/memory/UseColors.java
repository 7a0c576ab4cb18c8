package dev.wasmscope.ui.memory;

import dev.wasmscope.session.memory.AddressUse;
import dev.wasmscope.ui.theme.Palette;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.paint.Color;

/** The colours behind bytes: one for each kind of thing, in two shades for neighbours. */
final class UseColors {
    private static final double FAINT = 0.13;
    private static final double CLEAR = 0.30;
    private static final double NEIGHBOUR = 0.13;

    private final Palette palette;
    private final List<AddressUse> areas = new ArrayList<>();
    private final List<AddressUse> things = new ArrayList<>();

    UseColors(Palette palette, List<AddressUse> uses) {
        this.palette = palette;
        for (AddressUse use : uses) {
            (isThing(use) ? things : areas).add(use);
        }
    }

    private static boolean isThing(AddressUse use) {
        return use.kind() == AddressUse.Kind.VARIABLE || use.kind() == AddressUse.Kind.STATIC;
    }

    /** The colour behind a byte; a variable's before that of the area in which it lies. */
    Optional<Color> behind(long address) {
        return last(things, address).or(() -> last(areas, address));
    }

    private Optional<Color> last(List<AddressUse> uses, long address) {
        Optional<Color> color = Optional.empty();
        for (int i = 0; i < uses.size(); i++) {
            AddressUse use = uses.get(i);
            if (address >= use.start() && address - use.start() < use.size()) {
                color = color(palette, use, i);
            }
        }
        return color;
    }

    private static Optional<Color> color(Palette palette, AddressUse use, int index) {
        double base = isThing(use) ? CLEAR : FAINT;
        return hue(palette, label(use))
                .map(
                        c ->
                                Color.color(
                                        c.getRed(),
                                        c.getGreen(),
                                        c.getBlue(),
                                        base + index % 2 * NEIGHBOUR));
    }

    private static Optional<Color> hue(Palette palette, String label) {
        return switch (label) {
            case VARIABLES -> Optional.of(palette.accent());
            case STATICS -> Optional.of(palette.flameHost());
            case FRAMES -> Optional.of(palette.hot());
            case IN_USE -> Optional.of(palette.better());
            case FREE -> Optional.of(palette.muted());
            case DATA -> Optional.of(palette.ascii());
            default -> Optional.empty();
        };
    }

    private static final String VARIABLES = "variables";
    private static final String STATICS = "static variables";
    private static final String FRAMES = "stack frames";
    private static final String IN_USE = "heap blocks";
    private static final String FREE = "free heap or stack";
    private static final String DATA = "data segments";

    private static String label(AddressUse use) {
        return switch (use.kind()) {
            case VARIABLE -> VARIABLES;
            case STATIC -> STATICS;
            case STACK -> use.frame().isPresent() ? FRAMES : FREE;
            case HEAP -> use.text().contains("in use") ? IN_USE : FREE;
            case DATA -> DATA;
            case OUTSIDE, NULL_PAGE, UNKNOWN -> "";
        };
    }

    /** What the colours of some things mean, in an order that does not depend on them. */
    static Map<String, Color> legend(Palette palette, List<AddressUse> uses) {
        Map<String, Color> all = new LinkedHashMap<>();
        for (String label : List.of(VARIABLES, STATICS, FRAMES, IN_USE, FREE, DATA)) {
            if (uses.stream().anyMatch(use -> label(use).equals(label))) {
                hue(palette, label).ifPresent(color -> all.put(label, color));
            }
        }
        return all;
    }
}
