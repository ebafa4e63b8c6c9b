package jp.kakehashi.bench.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.kakehashi.bench.Figure;
import jp.kakehashi.bench.vision.PhotoTruths.Truth;
import jp.kakehashi.vision.FormBlank;
import jp.kakehashi.vision.SheetReading;
import jp.kakehashi.vision.child.VisionProcess;
import jp.kakehashi.vision.picture.PictureFile;
import jp.kakehashi.vision.recognise.Recogniser;

/// Photographs of forms with their truth, read in the child; beside it a homography by
/// features alone, which is what a document scanner does. The start of the child is not
/// counted, nor the first pictures, which it is warmed up with.
public final class VisionBench {
    private static final int WARM = 6;

    private final String name;
    private final List<FormBlank> forms;
    private final Path folder;
    private final Consumer<String> say;

    /// A measure over the photographs in `folder`; `say` is told what was wrong.
    public VisionBench(String name, List<FormBlank> forms, Path folder, Consumer<String> say) {
        this.name = name;
        this.forms = List.copyOf(forms);
        this.folder = folder;
        this.say = say;
    }

    /// Runs it.
    public List<Figure> run() throws IOException, InterruptedException {
        List<Truth> truths = PhotoTruths.in(folder);
        Tally tally = new Tally();
        double memory;
        try (VisionProcess vision = new VisionProcess(forms)) {
            for (int i = 0; i < WARM; i++) {
                vision.read(Files.readAllBytes(truths.get(i % truths.size()).picture()));
            }
            for (Truth truth : truths) {
                SheetReading reading = vision.read(Files.readAllBytes(truth.picture()));
                tally.add(truth, reading);
            }
            memory = vision.pid().isPresent() ? peakMb(vision.pid().getAsLong()) : 0;
        }
        tally.causes.forEach((cause, count) -> say.accept(name + ": " + count + " x " + cause));
        double alone = homographyAlone(truths);
        return figures(tally, memory, alone);
    }

    private List<Figure> figures(Tally t, double memory, double alone) {
        List<Figure> all = new ArrayList<>();
        all.add(percent("forms recognised", t.recognised, t.forms, 99.9));
        all.add(
                Figure.alone(
                        name + ": unknown pages accepted, of " + t.unknown,
                        t.accepted,
                        "pages",
                        "0",
                        t.accepted == 0));
        addOff(all, "flat", t.flatMm, 0.15, alone);
        addOff(all, "curled or folded", t.bentMm, 0.4, alone);
        all.add(percent("fields right", t.right, t.fields, 99.9));
        all.add(percent("pages with every field right", t.pagesRight, t.pages, 97));
        all.add(percent("pencil seen", t.pencilSeen, t.pencil, 99.5));
        addTime(all, "1080p", t.hdMillis, 350);
        addTime(all, "4K", t.uhdMillis, 450);
        all.add(
                Figure.alone(
                        name + ": memory of the child", memory, "MB", "<= 400", memory <= 400));
        return all;
    }

    private Figure percent(String what, int part, int whole, double least) {
        double percent = whole == 0 ? 100 : 100.0 * part / whole;
        return Figure.alone(
                name + ": " + what + ", of " + whole,
                percent,
                "%",
                ">= " + least,
                percent >= least);
    }

    private void addOff(List<Figure> all, String kind, List<Double> mm, double most, double alone) {
        if (mm.isEmpty()) {
            return;
        }
        double[] values = mm.stream().mapToDouble(v -> v).sorted().toArray();
        double worst = values[values.length - 1];
        all.add(
                Figure.beside(
                        name + ": off, p95 of a picture's grid, median, " + kind,
                        values[values.length / 2],
                        alone,
                        "mm",
                        "<= " + most,
                        values[values.length / 2] <= most));
        all.add(
                Figure.alone(
                        name + ": the same, p95 of pictures", Figure.p95(values), "mm", "-", true));
        all.add(
                Figure.alone(
                        name + ": the same, worst picture",
                        worst,
                        "mm",
                        "<= " + most,
                        worst <= most));
    }

    private void addTime(List<Figure> all, String size, List<Double> millis, double most) {
        if (!millis.isEmpty()) {
            double p95 = Figure.p95(millis.stream().mapToDouble(v -> v).toArray());
            all.add(
                    Figure.alone(
                            name + ": decoded " + size + " to answer, p95",
                            p95,
                            "ms",
                            "<= " + most,
                            p95 <= most));
        }
    }

    /// The middle of what a homography by features alone is off, in this process.
    private double homographyAlone(List<Truth> truths) throws IOException {
        Recogniser recogniser = new Recogniser(forms);
        List<Double> off = new ArrayList<>();
        double[] px = new double[2];
        for (Truth truth : truths) {
            List<Recogniser.Candidate> found =
                    recogniser
                            .look(PictureFile.read(Files.readAllBytes(truth.picture())).gray())
                            .candidates();
            if (!found.isEmpty()
                    && forms.get(found.getFirst().form()).form().id().equals(truth.form())) {
                double[] all =
                        truth.grid().stream()
                                .mapToDouble(
                                        p -> {
                                            found.getFirst().toPicture().map(p.xMm(), p.yMm(), px);
                                            return Math.hypot(px[0] - p.xPx(), px[1] - p.yPx())
                                                    / truth.dotsPerMm();
                                        })
                                .toArray();
                off.add(Figure.p95(all));
            }
        }
        return off.isEmpty() ? 0 : Figure.median(off.stream().mapToDouble(v -> v).toArray());
    }

    /// The most memory a process had, in MB; 0 where the system does not tell.
    private static long peakMb(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElse(0);
    }
}
