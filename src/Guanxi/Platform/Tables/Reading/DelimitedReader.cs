using System.Buffers;

namespace Guanxi.Platform.Tables.Reading;

/// <summary>
/// Splits delimited text into records: RFC 4180 with any line ending, quotation marks only where a cell begins, and
/// no more memory than one row. A blank line is a record of one empty cell. Where a lone carriage return ends the rows,
/// as on the first Macs, a line feed is part of the cell.
/// </summary>
internal sealed class DelimitedReader(TextReader text, char delimiter, TableLimits limits, bool returnEndsRow = false)
{
    /// <summary>What the decoder puts for bytes it cannot read: a code point Unicode keeps for use inside a program.</summary>
    public const char Undecodable = '\uFDD0';

    private readonly SearchValues<char> stops = SearchValues.Create(returnEndsRow ? [delimiter, '\r'] : [delimiter, '\r', '\n']);
    private readonly char[] buffer = new char[1 << 15];
    private char[] cell = new char[1 << 10];
    private int position;
    private int filled;
    private int length;
    private int linesInCell;
    private long number;

    public bool Read(RawRow row)
    {
        if (Peek() < 0) return false;
        row.Start(++number);
        var column = 0;
        do ReadCell(row, column++);
        while (Continues());
        return true;
    }

    private void ReadCell(RawRow row, int column)
    {
        length = 0;
        linesInCell = 0;
        if (Peek() == '"') ReadQuoted();
        while (Peek() >= 0)
        {
            var rest = buffer.AsSpan(position, filled - position);
            var stop = rest.IndexOfAny(stops);
            Append(stop < 0 ? rest : rest[..stop]);
            position += stop < 0 ? rest.Length : stop;
            if (stop >= 0) break;
        }

        row.Put(column, length == 0 ? "" : Finish(row, column), limits);
    }

    /// <summary>Up to the closing mark; what follows it up to the delimiter belongs to the cell as it stands.</summary>
    private void ReadQuoted()
    {
        position++;
        while (true)
        {
            if (Peek() < 0) throw Unbalanced();
            var rest = buffer.AsSpan(position, filled - position);
            var mark = rest.IndexOf('"');
            var part = mark < 0 ? rest : rest[..mark];
            linesInCell += part.Count('\n');
            Append(part);
            position += part.Length;
            if (mark < 0) continue;
            position++;
            if (Peek() != '"') return;
            Append("\"");
            position++;
        }
    }

    /// <summary>Moves over a delimiter (true) or a line ending or the end of the text (false).</summary>
    private bool Continues()
    {
        var next = Peek();
        if (next < 0) return false;
        position++;
        if (next == delimiter) return true;
        if (next == '\r' && Peek() == '\n') position++;
        return false;
    }

    private int Peek()
    {
        if (position < filled) return buffer[position];
        filled = text.Read(buffer, 0, buffer.Length);
        position = 0;
        return filled == 0 ? -1 : buffer[0];
    }

    private void Append(ReadOnlySpan<char> part)
    {
        if (length + part.Length > limits.CellLength)
        {
            // a mark that is never closed swallows line after line: say so, rather than "too long"
            throw linesInCell > 50 ? Unbalanced() : new TableException("table.cell_too_long", ("row", number), ("limit", limits.CellLength));
        }

        if (length + part.Length > cell.Length) Array.Resize(ref cell, Math.Max(cell.Length * 2, length + part.Length));
        part.CopyTo(cell.AsSpan(length));
        length += part.Length;
    }

    private string Finish(RawRow row, int column)
    {
        var found = cell.AsSpan(0, length);
        if (!found.ContainsAny('\0', Undecodable)) return new string(found);
        if (found.Contains(Undecodable)) row.Issues.Add(new RowIssue("row.undecodable", column, ""));
        if (found.Contains('\0')) row.Issues.Add(new RowIssue("row.nul_removed", column, ""));
        return new string(found).Replace("\0", "", StringComparison.Ordinal).Replace(Undecodable, '\uFFFD');
    }

    private TableException Unbalanced() => new("table.unbalanced_quote", ("row", number));
}
