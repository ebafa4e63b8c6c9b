package jp.kakehashi.adminui.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.HealthMessages.Disk;
import jp.kakehashi.wire.HealthMessages.LedgerState;
import jp.kakehashi.wire.HealthMessages.Reported;
import jp.kakehashi.wire.HealthMessages.ServerState;
import jp.kakehashi.wire.HealthMessages.WorldState;

/// How an invented server is; for tests only.
public final class SampleState {
    private SampleState() {}

    public static ServerState of(Instant now) {
        return new ServerState(
                now,
                now.minus(Duration.ofDays(12)),
                "0.1.0",
                new Disk(512_000_000_000L, 31_000_000_000L),
                17,
                List.of(
                        new WorldState(
                                World.PRODUCTION,
                                true,
                                184_300_000,
                                2_410_000_000L,
                                2,
                                now.minus(Duration.ofHours(9))),
                        new WorldState(World.TRAINING, true, 1_200_000, 4_800_000, 0, null)),
                List.of(
                        new LedgerState(
                                new LedgerId("road_occupancy"),
                                new Label("道路占用許可台帳", "Road Occupancy"),
                                "civil",
                                3,
                                412,
                                5_031),
                        new LedgerState(
                                new LedgerId("digital_needs"),
                                new Label("デジタル利活用調査", "Digital Needs"),
                                "info",
                                1,
                                117,
                                117)),
                List.of(
                        reported("pc-a", "0012", World.PRODUCTION, now.minusSeconds(90), 0),
                        reported("pc-b", "0123", World.PRODUCTION, now.minusSeconds(40), 2),
                        reported(
                                "pc-c",
                                "0388",
                                World.PRODUCTION,
                                now.minus(Duration.ofHours(26)),
                                5)));
    }

    private static Reported reported(
            String device, String staff, World world, Instant at, long unsent) {
        return new Reported(device, staff, world, at, unsent, at, "0.1.0");
    }
}
