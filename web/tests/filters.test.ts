import { expect, test } from "vitest";
import { filter_query, format_box, list_of, parse_box, read_filter, toggled } from "../src/lib/filters";

const read = (query: string) => read_filter(new URLSearchParams(query));

test("the filter of an address and back, in one order", () => {
  const filter = read("to=2018-04&type=ASSAULT,COERCE&q=%D9%82%D8%B5%D9%81&view=1,2,3,4&order=killed");
  expect(filter).toEqual({ q: "قصف", to: "2018-04", type: "ASSAULT,COERCE" });
  expect(filter_query(filter).toString()).toBe("q=%D9%82%D8%B5%D9%81&to=2018-04&type=ASSAULT%2CCOERCE");
  expect(read(filter_query(filter).toString())).toEqual(filter);
});

test("what cannot be meant is left out", () => {
  expect(read("from=yesterday&to=2018-3&box=1,2,3&background=2&place=%20&prospective=0")).toEqual({});
  expect(read("from=2018&to=2018-03-05&background=1")).toEqual({ from: "2018", to: "2018-03-05", background: "1" });
});

test("boxes", () => {
  expect(parse_box("33,36,34.5,37")).toEqual([33, 36, 34.5, 37]);
  expect(parse_box("33,170,34,-170")).toEqual([33, 170, 34, -170]); // across 180°
  for (const wrong of ["", null, "34,36,33,37", "33,36,34", "33,36,34,x", "33,36,,37", "33,36,91,37", "33,181,34,37"]) {
    expect(parse_box(wrong)).toBeNull();
  }
  expect(format_box([33.123456, 36, 34, 37.00001])).toBe("33.1235,36,34,37");
});

test("lists", () => {
  expect(list_of(undefined)).toEqual([]);
  expect(toggled(undefined, "ASSAULT")).toBe("ASSAULT");
  expect(toggled("ASSAULT,COERCE", "ASSAULT")).toBe("COERCE");
  expect(toggled("COERCE", "ASSAULT")).toBe("COERCE,ASSAULT");
});
