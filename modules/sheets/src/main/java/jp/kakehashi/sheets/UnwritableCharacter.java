package jp.kakehashi.sheets;

/// A character that windows-31j lacks, with its place.
///
/// @param row in the file, from 1; the header is row 1
/// @param column its name
/// @param cell the address that the cell has when the file is opened in a spreadsheet
/// @param character the character; with what follows it when it is one of a pair
/// @param at where in the cell's text, in characters from 1
public record UnwritableCharacter(long row, String column, String cell, String character, int at) {}
