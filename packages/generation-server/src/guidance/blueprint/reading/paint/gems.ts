import type { Grain } from '../../subject.ts';
import { rgbOfHex } from './colors.ts';
import type { Material } from './materials.ts';

/** Clear stones, cut: `name colour`. */
const CLEAR = `diamond dceef6, ruby b00e30, emerald 0e8a4c, sapphire 1c3ea8, amethyst 8c4cc0, topaz e0a838, blue topaz 74c4e8,
citrine e6b02c, aquamarine 84d8dc, peridot 9cc438, garnet 7c1426, tourmaline 2c9474, pink tourmaline e06496,
watermelon tourmaline d8648c, tanzanite 4644a8, spinel c02c50, zircon b4d4e0, morganite f0b4a4, alexandrite 5c7c84,
quartz f0ece8, rose quartz f0b8c0, smoky quartz 7c6454, crystal e4eef4, rock crystal e8f0f4, iolite 4c4c9c, kunzite e0a8d4,
beryl b4d89c, heliodor e4d05c, tsavorite 1c9448, kyanite 3c6cb8, fluorite 7c6cb8, apatite 2ca0b4, diopside 2c6c3c,
danburite f0e4c0, sphene b4b834, cubic zirconia e8f2f6, zirconia e8f2f6, moissanite e4f0f0, swarovski e8f2f6, gem 44b0d8,
gemstone 44a0d0, jewel b02c60, jewels b02c60, rhodolite a42c5c, hessonite c8702c, padparadscha f0845c, benitoite 3c50c0,
demantoid 4cb05c, andalusite 94804c, chrysoberyl c4c45c, hiddenite 9cd884, sunstone e4864c, amber d88a1c, gems c02c60,
black diamond 24262c, blue diamond 8cc4ec, pink diamond f0b8cc, yellow diamond f4e078, chocolate diamond 8c5c38,
star sapphire 3450a0, ametrine b06cb0, crystals dce8f4, aura quartz c4b8e4, blue quartz 6ca0d0, salt crystal f0b49c,
gem crystal 6cc4e4, vanadinite c03c1c, celestite a8c8e8, celestine a8c8e8, selenite f0f0ec, calcite f0dcac, red beryl b41438,
rhinestone e8f0f8, strass e8f0f8, taaffeite b08cb8, painite 7c2420, black tourmaline 1e1e24, rutilated quartz d8c49c,
pink sapphire e4649c, yellow sapphire f0d048, green sapphire 3c8c5c, fire opal f0702c, imperial topaz e89c4c`;

/** Stones light does not pass: `name colour grain`. */
const OPAQUE = `turquoise 30b4b0 veined, lapis lazuli 264a9c speckled, lapis 264a9c speckled, jade 4c9c6c none, nephrite 5c8c5c none,
jadeite 4cac74 none, malachite 1c8c5c layered, onyx 161618 none, jasper a2402c veined, red jasper a2382a veined,
green jasper 4c7c50 veined, carnelian c4501e none, agate b4785c layered, blue agate 6494c0 layered, moss agate 8ca084 mossy,
moonstone dce4ec iridescent, opal e8e8e4 iridescent, black opal 2c3448 iridescent, pearl f2ece0 iridescent,
black pearl 2c2c34 iridescent, pearls f2ece0 iridescent, freshwater pearl f0e4dc iridescent, labradorite 4c6878 iridescent,
chrysoprase 7cc494 none, chrysocolla 2ca4a4 veined, bloodstone 2c5a40 speckled, hematite 44464c none, pyrite c4ac5c rough,
tiger eye a06a24 layered, tiger's eye a06a24 layered, sodalite 34508c veined, rhodonite c4687c veined,
rhodochrosite e07c84 layered, larimar 7cc8d8 veined, amazonite 6cc4ac none, aventurine 5ca070 glitter, chalcedony b0c0d0 none,
sardonyx a4583c layered, sugilite 6c3c84 none, charoite 7c4ca0 veined, serpentine 6c8c50 veined, unakite 94986c speckled,
azurite 2448a0 rough, goldstone a4582c glitter, blue goldstone 20305c glitter, coral e8705c none, red coral d03c30 none,
cinnabar c8341c rough, hawk's eye 44586c layered, cat's eye b89c4c layered, ammolite 6c8c4c iridescent, spectrolite 44607c iridescent,
thulite d88ca4 veined, variscite 8cc498 none, lepidolite b49cc4 glitter, angelite a0b8d8 none, prehnite b8d0a0 none,
seraphinite 3c6450 veined, eudialyte b04c64 speckled, ruby zoisite 5c8c54 speckled, zoisite 6c8c64 speckled,
black onyx 141416 none, mother of pearl e4e4e0 iridescent, abalone 7cacac iridescent, picture jasper b48c5c layered,
ocean jasper 8cac9c speckled, snowflake obsidian 242428 speckled, shungite 1c1c20 none, bumblebee jasper e0b02c layered,
sunstone e4864c glitter, cavansite 2c64b4 rough, howlite eceae6 veined, magnesite f0ece4 veined, pietersite 5c5c74 veined`;

const gem = (name: string, hex: string, clear: boolean, grain: Grain): readonly [string, Material] => [
  name.replaceAll("'s", ''),
  {
    name: name.replaceAll("'s", ''),
    kind: 'gem',
    color: rgbOfHex(hex),
    roughness: clear ? 0.05 : 0.15,
    metallic: name === 'hematite' || name === 'pyrite' ? 0.8 : 0,
    translucency: clear ? 0.5 : 0.1,
    glow: 0,
    grain,
  },
];

const split = (table: string) => table.split(',').map((row) => row.trim().split(' '));

/** Gemstones by name; where a table above holds a name twice the opaque reading wins. */
export const GEM_OF_NAME: ReadonlyMap<string, Material> = new Map([
  ...split(CLEAR).map((fields) => gem(fields.slice(0, -1).join(' '), fields.at(-1) ?? '', true, 'none')),
  ...split(OPAQUE).map((fields) =>
    gem(fields.slice(0, -2).join(' '), fields.at(-2) ?? '', false, fields.at(-1) as Grain),
  ),
]);
