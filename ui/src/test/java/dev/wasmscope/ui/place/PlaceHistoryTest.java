package dev.wasmscope.ui.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.ui.place.Place.Memory;
import dev.wasmscope.ui.place.Place.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaceHistoryTest {
    private final Places places = new Places();
    private final List<Place> shown = new ArrayList<>();
    private Optional<Place> here = Optional.empty();
    private final PlaceHistory history = new PlaceHistory(places, () -> here);

    PlaceHistoryTest() {
        places.shownBy(SourceLine.class, this::show);
        places.shownBy(Memory.class, this::show);
    }

    private void show(Place place) {
        shown.add(place);
        here = Optional.of(place);
    }

    private static Place line(int line) {
        return new SourceLine("a.c", line);
    }

    @Test
    void backLeadsToWhereOneCameFrom() {
        here = Optional.of(line(50));
        places.go(line(200));
        places.go(Memory.at(64));
        assertFalse(history.forwardProperty().get());
        history.back();
        assertEquals(line(200), shown.getLast());
        history.back();
        assertEquals(line(50), shown.getLast(), "where the user was before the first jump");
        assertFalse(history.backProperty().get());
        history.forward();
        history.forward();
        assertEquals(Memory.at(64), shown.getLast());
    }

    @Test
    void theHeadOfAFunctionIsOnePlaceWhetherItsOffsetIsKnownOrNot() {
        places.shownBy(Place.Code.class, this::show);
        places.go(new Place.Code(new CodeLocation(3, 0x80)));
        places.go(new Place.Code(new CodeLocation(7, -1)));
        here = Optional.of(new Place.Code(new CodeLocation(7, 0x200))); // read meanwhile
        history.back();
        assertEquals(new Place.Code(new CodeLocation(3, 0x80)), shown.getLast());
    }

    @Test
    void aPlaceThatOneWalkedToIsRememberedToo() {
        places.go(line(10));
        places.go(line(100));
        here = Optional.of(line(150)); // scrolled by hand
        places.go(Memory.at(8));
        history.back();
        assertEquals(line(150), shown.getLast());
        history.back();
        assertEquals(line(100), shown.getLast());
    }

    @Test
    void goingSomewhereElseForgetsTheWayForward() {
        places.go(line(10));
        places.go(line(100));
        history.back();
        places.go(Memory.at(8));
        assertFalse(history.forwardProperty().get());
        assertEquals(List.of(Memory.at(8), line(10)), history.recent());
    }

    @Test
    void nearLinesAreOnePlaceAndMomentsAreNone() {
        places.shownBy(Place.Clock.class, _ -> shown.add(new Place.Clock(0)));
        places.go(line(10));
        places.go(line(14));
        places.go(new Place.Clock(500));
        assertEquals(List.of(line(14)), history.recent());
        assertFalse(history.backProperty().get());
        history.clear();
        assertTrue(history.recent().isEmpty());
    }
}
