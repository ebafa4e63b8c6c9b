package jp.kakehashi.adminui.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jp.kakehashi.adminui.health.HealthViewModel.Health;
import jp.kakehashi.adminui.health.HealthViewModel.OfficeState;
import jp.kakehashi.adminui.sample.SampleAdmin;
import jp.kakehashi.adminui.sample.SampleWindow;
import jp.kakehashi.wire.HealthMessages.Disk;
import jp.kakehashi.wire.HealthMessages.ServerState;
import org.junit.jupiter.api.Test;

/// What an administrator is told to look at.
class HealthTest {
    private final SampleAdmin admin = new SampleAdmin();
    private final ServerState state = admin.serverState();

    private Health health(ServerState server) {
        return HealthViewModel.of(SampleWindow.city(), server, admin.devices(), admin.sessions());
    }

    private ServerState with(Disk disk, boolean reports) {
        return new ServerState(
                state.at(),
                state.startedAt(),
                state.version(),
                disk,
                state.listening(),
                state.worlds(),
                state.ledgers(),
                reports ? state.reports() : List.of());
    }

    @Test
    void entriesThatWaitForMoreThanADayAreNamedAndThoseOfTodayAreNot() {
        Health health = health(state);
        assertEquals(List.of("pc-c"), health.waiting().stream().map(w -> w.device().id()).toList());
        assertFalse(health.calm());
    }

    @Test
    void diskIsTightBelowATenth() {
        assertTrue(health(with(new Disk(1000, 99), false)).diskTight());
        assertFalse(health(with(new Disk(1000, 100), false)).diskTight());
        assertTrue(health(with(new Disk(1000, 100), false)).calm());
    }

    @Test
    void officeWhosePcsHaveToldNothingIsNotSaidToHaveNothing() {
        List<OfficeState> offices = health(state).offices();
        OfficeState head = offices.getFirst();
        assertEquals("honsho", head.code());
        assertEquals(2, head.pcs());
        assertEquals(2L, head.unsent());
        OfficeState haguro =
                offices.stream().filter(o -> o.code().equals("haguro")).findFirst().orElseThrow();
        // Its only PC is barred.
        assertEquals(0, haguro.pcs());
        assertNull(haguro.unsent());
    }
}
