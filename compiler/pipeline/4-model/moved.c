#include "pipeline/4-model/moved.h"

/* Parts that were translated, in the order of the source now. */
struct row {
    size_t *parts;     /* indices of parts */
    size_t *positions; /* of their stamps in `recorded` */
    size_t count;
};

static bool is_stamp_of(const struct scalar *stamp, const struct part *part)
{
    return str_eq_nocase(part_stamp_digits(stamp->text), part->stamp);
}

/* The stamp of the part under its own name, or the first of the same digits that is free. */
static size_t find_stamp(const struct scalars *recorded, const bool *is_taken, const struct part *part,
                         bool is_by_name)
{
    for (size_t i = 0; i < recorded->count; i++) {
        const struct scalar *stamp = &recorded->items[i];
        if (is_taken[i] || !is_stamp_of(stamp, part))
            continue;
        if (!is_by_name || str_eq(part_stamp_name(stamp->text), part->name))
            return i;
    }
    return SIZE_MAX;
}

/* Where each part stood; SIZE_MAX: it is new, or a field, which has no place. */
static size_t *find_stamps(struct arena *arena, const struct scalars *recorded, const struct part *parts,
                           size_t count)
{
    bool *is_taken = arena_array(arena, bool, recorded->count + 1);
    size_t *found = arena_array(arena, size_t, count + 1);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < count; i++) {
            if (pass == 0)
                found[i] = SIZE_MAX;
            if (parts[i].root == NULL || found[i] != SIZE_MAX)
                continue;
            found[i] = find_stamp(recorded, is_taken, &parts[i], pass == 0);
            if (found[i] != SIZE_MAX)
                is_taken[found[i]] = true;
        }
    }
    return found;
}

/* The pile on which a part goes: the first whose top is not before it. */
static size_t find_pile(const struct row *row, const size_t *tops, size_t piles, size_t position)
{
    size_t low = 0, high = piles;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (row->positions[tops[middle]] < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Note as kept, by NULL, the parts of a longest run of positions that grow. */
static void keep_longest(struct arena *arena, const struct row *row, const struct scalar **moved)
{
    size_t *tops = arena_array(arena, size_t, row->count + 1), piles = 0;
    size_t *before = arena_array(arena, size_t, row->count + 1);
    for (size_t i = 0; i < row->count; i++) {
        size_t pile = find_pile(row, tops, piles, row->positions[i]);
        before[i] = pile == 0 ? SIZE_MAX : tops[pile - 1];
        tops[pile] = i;
        piles += pile == piles;
    }
    for (size_t at = piles == 0 ? SIZE_MAX : tops[piles - 1]; at != SIZE_MAX; at = before[at])
        moved[row->parts[at]] = NULL;
}

const struct scalar **moved_find(struct arena *arena, const struct scalars *recorded,
                                 const struct part *parts, size_t count)
{
    const struct scalar **moved = arena_array(arena, const struct scalar *, count + 1);
    const size_t *found = find_stamps(arena, recorded, parts, count);
    struct row row = {arena_array(arena, size_t, count + 1), arena_array(arena, size_t, count + 1), 0};
    for (size_t i = 0; i < count; i++) {
        moved[i] = NULL;
        if (found[i] == SIZE_MAX)
            continue;
        moved[i] = &recorded->items[found[i]];
        row.parts[row.count] = i;
        row.positions[row.count++] = found[i];
    }
    keep_longest(arena, &row, moved);
    return moved;
}
