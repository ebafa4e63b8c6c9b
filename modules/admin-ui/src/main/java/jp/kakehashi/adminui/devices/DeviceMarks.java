package jp.kakehashi.adminui.devices;

import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.devices.DevicesViewModel.Pc;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Tone;

/// How a PC stands, as a chip: word first.
final class DeviceMarks {
    private DeviceMarks() {}

    static Chip of(AdminDesk desk, Pc pc) {
        if (pc.device().revokedAt() != null) {
            return new Chip(desk.texts().get("admin.device.state.revoked"), Tone.BAD, Icon.STOP);
        }
        return pc.sessions().isEmpty()
                ? new Chip(desk.texts().get("admin.device.state.free"), Tone.NEUTRAL)
                : new Chip(desk.texts().get("admin.device.state.used"), Tone.OK, Icon.CHECK);
    }
}
