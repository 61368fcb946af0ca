// Sixteen types are too many for colours that can be told apart; they have the colour of their family.

export const families = ["force", "pressure", "movement", "protest", "words", "peace"] as const;
export type Family = (typeof families)[number];

const family_of_type: Record<string, Family> = {
  ASSAULT: "force",
  COERCE: "pressure", THREATEN: "pressure", SANCTION: "pressure",
  MOBILIZE: "movement", RETREAT: "movement",
  PROTEST: "protest",
  ACCUSE: "words", REJECT: "words", REQUEST: "words", CONSULT: "words",
  AGREE: "peace", AID: "peace", SUPPORT: "peace", COOPERATE: "peace", CONCEDE: "peace",
};

/** Of a PLOVER type; one that we do not know counts among the words. */
export function family_of(type: string): Family {
  return family_of_type[type] ?? "words";
}

/** Counts by type as counts by family, in the order of `families`, without zeros. */
export function by_family(types: Record<string, number>): [Family, number][] {
  const counts = new Map<Family, number>();
  for (const [type, count] of Object.entries(types)) {
    const family = family_of(type);
    counts.set(family, (counts.get(family) ?? 0) + count);
  }
  return families.filter((family) => counts.has(family)).map((family) => [family, counts.get(family)!]);
}
