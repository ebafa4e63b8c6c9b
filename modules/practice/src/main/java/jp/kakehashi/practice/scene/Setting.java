package jp.kakehashi.practice.scene;

import jp.kakehashi.practice.chance.Dice;

/// What stays as it is while a sheet is moved: the desk, the light, the paper.
public record Setting(Desk desk, Light light, Paper paper) {

    /// Throws one for a sheet of that print.
    public static Setting of(Print print, Dice dice) {
        return new Setting(
                new Desk(dice.of("desk").below(Desk.KINDS.size()), dice.of("desk tile")),
                new Light(dice.of("light")),
                new Paper(print, dice.of("paper")));
    }
}
