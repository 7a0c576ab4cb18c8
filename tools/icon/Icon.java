import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Draws Wasmscope's icon in the sizes and file formats that packages want:
 * {@code java tools/icon/Icon.java installer/src/main/packaging/icon}.
 *
 * <p>A scope's screen with a trace in the shape of a W and a cross at the point that is looked at.
 */
final class Icon {
    private static final int[] PNG = {16, 32, 48, 64, 128, 256, 512};

    private Icon() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        Map<Integer, byte[]> pictures = new LinkedHashMap<>();
        for (int size : PNG) {
            pictures.put(size, png(size));
            Files.write(folder.resolve("wasmscope-" + size + ".png"), pictures.get(size));
        }
        Files.write(folder.resolve("wasmscope.ico"), ico(pictures));
        Files.write(folder.resolve("wasmscope.icns"), icns(pictures));
    }

    private static byte[] png(int size) throws IOException {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.transform(AffineTransform.getScaleInstance(size / 256.0, size / 256.0));
        draw(g, size);
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static void draw(Graphics2D g, int size) {
        g.setPaint(new GradientPaint(0, 0, new Color(0x7B68F5), 0, 256, new Color(0x3E2BB0)));
        g.fill(new RoundRectangle2D.Double(8, 8, 240, 240, 64, 64));
        g.setColor(new Color(0x16122E));
        g.fill(new Ellipse2D.Double(38, 38, 180, 180));
        if (size >= 48) {
            g.setStroke(new BasicStroke(2f));
            g.setColor(new Color(255, 255, 255, 40));
            g.draw(new Line2D.Double(38, 128, 218, 128));
            g.draw(new Line2D.Double(128, 38, 128, 218));
        }
        Path2D trace = new Path2D.Double();
        trace.moveTo(66, 92);
        trace.lineTo(98, 172);
        trace.lineTo(128, 112);
        trace.lineTo(158, 172);
        trace.lineTo(190, 92);
        g.setStroke(
                new BasicStroke(
                        size < 48 ? 26f : 18f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(new Color(0x6FF2C4));
        g.draw(trace);
        g.setColor(new Color(0xFFB454));
        double dot = size < 48 ? 20 : 14;
        g.fill(new Ellipse2D.Double(158 - dot, 172 - dot, 2 * dot, 2 * dot));
    }

    /** Windows icon: a directory of PNG pictures. */
    private static byte[] ico(Map<Integer, byte[]> pictures) {
        var used = pictures.entrySet().stream().filter(p -> p.getKey() <= 256).toList();
        int offset = 6 + 16 * used.size();
        ByteBuffer head = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) used.size());
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (var picture : used) {
            byte side = (byte) (picture.getKey() % 256);
            head.put(side).put(side).put((byte) 0).put((byte) 0);
            head.putShort((short) 1).putShort((short) 32);
            head.putInt(picture.getValue().length).putInt(offset + data.size());
            data.writeBytes(picture.getValue());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.array());
        out.writeBytes(data.toByteArray());
        return out.toByteArray();
    }

    /** macOS icon: blocks of PNG pictures. */
    private static byte[] icns(Map<Integer, byte[]> pictures) throws IOException {
        Map<String, Integer> types =
                new LinkedHashMap<>(Map.of("ic07", 128, "ic08", 256, "ic09", 512));
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(blocks);
        for (String type : types.keySet().stream().sorted().toList()) {
            byte[] picture = pictures.get(types.get(type));
            data.writeBytes(type);
            data.writeInt(8 + picture.length);
            data.write(picture);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream file = new DataOutputStream(out);
        file.writeBytes("icns");
        file.writeInt(8 + blocks.size());
        file.write(blocks.toByteArray());
        return out.toByteArray();
    }
}
