package dev.wasmscope.cli.text;

import dev.wasmscope.profiler.analyse.Timeline;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SampleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a sampled run did when. */
public final class TimelineText {

    private static final int STRETCHES = 20;
    private static final int BAR = 40;

    private TimelineText() {}

    /** A line for each twentieth of the run's time, with a bar of what it was spent on. */
    public static List<String> lines(Profile profile) {
        Timeline timeline = Timeline.of(profile, Timeline.Axis.TIME, STRETCHES);
        if (timeline.size() == 0) {
            return List.of("this profile has no samples");
        }
        Table table = new Table("from>", "samples>", "guest, host (h), waiting (w)");
        for (int i = 0; i < timeline.size(); i++) {
            table.row(
                    String.format(Locale.ROOT, "%,.1f ms", timeline.start(i) / 1e6),
                    ProfileText.grouped(timeline.samples(i)),
                    bar(timeline, i));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.replaceAll(String::stripTrailing);
        return lines;
    }

    private static String bar(Timeline timeline, int stretch) {
        double length = Math.max(1, timeline.start(stretch + 1) - timeline.start(stretch));
        return part(timeline.wall(stretch, SampleKind.GUEST) / length, "#")
                + part(timeline.wall(stretch, SampleKind.HOST) / length, "h")
                + part(timeline.wall(stretch, SampleKind.IDLE) / length, "w");
    }

    private static String part(double share, String sign) {
        return sign.repeat((int) Math.round(BAR * Math.min(1, share)));
    }
}
