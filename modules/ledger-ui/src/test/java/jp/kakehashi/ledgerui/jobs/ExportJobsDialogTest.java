package jp.kakehashi.ledgerui.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.sample.MemoryExportJobs;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.wire.ExportJobMessages.Every;
import jp.kakehashi.wire.ExportJobMessages.ExportForm;
import jp.kakehashi.wire.ExportJobMessages.ExportJob;
import jp.kakehashi.wire.ExportJobMessages.ExportRun;
import jp.kakehashi.wire.ExportJobMessages.Place;
import jp.kakehashi.wire.ExportJobMessages.Times;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Exports at set times are defined, seen, run and paused.
@ExtendWith(ToolkitExtension.class)
class ExportJobsDialogTest {
    private MemoryLedgers service;
    private SampleWindow window;

    @BeforeEach
    void open() {
        service = SampleCity.busy(SampleCity.SATO);
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.openRoads();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static ExportJob job(String folder, String file, Times times) {
        return new ExportJob(
                UUID.randomUUID(),
                SampleCity.ROADS,
                ExportForm.CSV_WINDOWS_31J,
                null,
                null,
                new Place(folder, file),
                times,
                "照合");
    }

    private void dialog() {
        window.press(KeyCode.CONTROL, KeyCode.E);
        window.await(() -> !window.labelled("決まった時刻に書き出す").isEmpty());
        window.on(() -> window.lastButton("決まった時刻に書き出す").fire());
        window.await(() -> !window.labelled("新しい書き出し").isEmpty());
    }

    @Test
    void jobsTellHowTheyWentAndWhenTheyGoAgain() {
        ExportJob well = job("土木/毎朝", "許可", new Times(Every.DAY, 0, 6, 0));
        ExportJob full = job("", "週報", new Times(Every.WEEK, 1, 7, 30));
        ExportJob gone = job("月次", "月報", new Times(Every.MONTH, 31, 23, 0));
        service.jobs.put(well);
        service.jobs.put(full);
        service.jobs.put(gone);
        service.jobs.run(well.id());
        service.jobs.ran(
                full.id(),
                new ExportRun(
                        MemoryExportJobs.at(2),
                        MemoryExportJobs.at(2),
                        "problem.export_job.disk_full",
                        null,
                        0));
        service.jobs.pause(gone.id(), true);
        dialog();
        window.await(() -> !window.labelled("412行を書き出しました").isEmpty());
        assertTrue(window.shows("ディスクがいっぱいです"));
        assertTrue(window.shows("止めてあります"));
        Pictures.take(window, "export-jobs");
        Pictures.dressLarge(window);
        Pictures.take(window, "export-jobs-large");
    }

    @Test
    void aJobIsDefinedFromTheExport() {
        dialog();
        Pictures.take(window, "export-jobs-none");
        window.on(
                () ->
                        window.scene.getRoot().lookupAll(".export-job-form .text-field").stream()
                                .map(TextField.class::cast)
                                .findFirst()
                                .orElseThrow()
                                .setText("土木/毎朝"));
        window.on(() -> window.lastButton("この書き出しを加える").fire());
        window.await(() -> !service.jobs.jobs.isEmpty());
        ExportJob made = service.jobs.jobs.getFirst().job();
        assertEquals(new Place("土木/毎朝", "道路占用許可台帳"), made.to());
        assertEquals(new Times(Every.DAY, 0, 6, 0), made.times());
        window.await(() -> !window.labelled("いま書き出す").isEmpty());
        window.on(() -> window.lastButton("いま書き出す").fire());
        window.await(() -> !window.labelled("412行を書き出しました").isEmpty());
        window.on(() -> window.lastButton("止める").fire());
        window.await(() -> !window.labelled("止めてあります").isEmpty());
    }
}
