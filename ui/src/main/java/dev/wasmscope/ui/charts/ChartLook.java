package dev.wasmscope.ui.charts;

import dev.wasmscope.profiler.model.Unit;
import dev.wasmscope.ui.profile.Amounts;
import dev.wasmscope.ui.theme.Palette;
import dev.wasmscope.ui.theme.TextSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** Gives charts the colours and fonts of the window. */
final class ChartLook {
    /** Usual size of the texts, in pixels. */
    static final double FONT_SIZE = 11;

    static final BasicStroke LINE = new BasicStroke(1.6f);
    private static final BasicStroke GRID = new BasicStroke(0.6f);
    private static final String FONT = "/dev/wasmscope/ui/fonts/JetBrainsMono-Regular.ttf";

    private final Palette palette;
    private final Font font;

    /**
     * @param size of the texts
     */
    ChartLook(Palette palette, TextSize size) {
        this.palette = palette;
        font = new Font("JetBrains Mono", Font.PLAIN, 1).deriveFont((float) size.font().getSize());
    }

    /** Makes the font known to the toolkit that measures texts of charts. */
    static void registerFont() {
        try (InputStream in = ChartLook.class.getResourceAsStream(FONT)) {
            if (in != null) {
                GraphicsEnvironment.getLocalGraphicsEnvironment()
                        .registerFont(Font.createFont(Font.TRUETYPE_FONT, in));
            }
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font of charts is damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the font of charts", e);
        }
    }

    static Color awt(javafx.scene.paint.Color color) {
        return new Color(
                (float) color.getRed(),
                (float) color.getGreen(),
                (float) color.getBlue(),
                (float) color.getOpacity());
    }

    Color text() {
        return awt(palette.muted());
    }

    /** Guest, host, idle; or allocated, freed. */
    Color series(int number) {
        javafx.scene.paint.Color[] colors = {
            palette.accent(), palette.flameHost(), palette.faint(), palette.better()
        };
        return awt(colors[number % colors.length]);
    }

    JFreeChart chart(Plot plot, boolean legend) {
        plot.setBackgroundPaint(awt(palette.background()));
        plot.setOutlineVisible(false);
        plot.setInsets(new RectangleInsets(4, 4, 4, 10));
        JFreeChart chart = new JFreeChart(null, font, plot, legend);
        chart.setBackgroundPaint(awt(palette.background()));
        LegendTitle title = chart.getLegend();
        if (title != null) {
            title.setBackgroundPaint(awt(palette.background()));
            title.setItemPaint(text());
            title.setItemFont(font);
            title.setFrame(org.jfree.chart.block.BlockBorder.NONE);
        }
        return chart;
    }

    void style(XYPlot plot) {
        plot.setBackgroundPaint(awt(palette.background()));
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(awt(palette.line()));
        plot.setRangeGridlinePaint(awt(palette.line()));
        plot.setDomainGridlineStroke(GRID);
        plot.setRangeGridlineStroke(GRID);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    void grid(CategoryPlot plot) {
        plot.setRangeGridlinePaint(awt(palette.line()));
        plot.setRangeGridlineStroke(GRID);
    }

    <T extends Axis> T style(T axis) {
        axis.setLabelFont(font);
        axis.setTickLabelFont(font);
        axis.setLabelPaint(text());
        axis.setTickLabelPaint(text());
        axis.setAxisLinePaint(awt(palette.line()));
        axis.setTickMarkPaint(awt(palette.line()));
        return axis;
    }

    /** An axis of values with their unit. */
    NumberAxis numbers(String label, Unit unit) {
        NumberAxis axis = style(new NumberAxis(label));
        NumberFormat format = new UnitFormat(unit);
        axis.setNumberFormatOverride(format);
        if (unit == Unit.BYTES) {
            axis.setStandardTickUnits(powersOfTwo(format));
        }
        axis.setAutoRangeIncludesZero(true);
        return axis;
    }

    /** So that an axis of bytes has ticks at whole KiB and MiB. */
    private static TickUnits powersOfTwo(NumberFormat format) {
        TickUnits units = new TickUnits();
        for (int power = 0; power < 50; power++) {
            units.add(new NumberTickUnit(Math.scalb(1.0, power), format));
        }
        return units;
    }

    /** A moment of the run; only one of its charts has room for the name. */
    ValueMarker moment(double at, String name) {
        ValueMarker marker = new ValueMarker(at, awt(palette.accent()), GRID);
        if (!name.isEmpty()) {
            marker.setLabel(name);
            marker.setLabelFont(font);
            marker.setLabelPaint(text());
            marker.setLabelBackgroundColor(new Color(0, 0, 0, 0));
            marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
            marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
        }
        return marker;
    }

    /** A part of the run that counted. */
    IntervalMarker part(double from, double to) {
        Color color = awt(palette.accent());
        return new IntervalMarker(
                from, to, new Color(color.getRed(), color.getGreen(), color.getBlue(), 60));
    }

    /** Values with their unit, for axes. */
    private static final class UnitFormat extends NumberFormat {
        private static final long serialVersionUID = 1L;
        private final Unit unit;

        UnitFormat(Unit unit) {
            this.unit = unit;
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            return to.append(Amounts.brief(unit, Math.round(number)));
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return to.append(Amounts.brief(unit, number));
        }

        @Override
        public Number parse(String source, ParsePosition position) {
            throw new UnsupportedOperationException("an axis is only written");
        }
    }
}
